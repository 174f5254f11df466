/** How long something took, as a person reads it: `3 h 12 min`, `4 min 5 s`, `0.8 s`. */
export function durationText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${Number(seconds.toFixed(1))} s`;
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  if (hours > 0) return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
  if (minutes > 0) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
  return `${whole} s`;
}

/** The unit in which the longest of these times is best read, and its milliseconds. */
export function timeUnit(milliseconds: readonly number[]): { name: string; milliseconds: number } {
  const longest = Math.max(0, ...milliseconds);
  if (longest >= 2 * 3_600_000) return { name: 'hours', milliseconds: 3_600_000 };
  if (longest >= 2 * 60_000) return { name: 'minutes', milliseconds: 60_000 };
  return { name: 'seconds', milliseconds: 1_000 };
}

/** Millionths of a currency as an amount: `EUR 1.25`; cents and less are kept where there is no more. */
export function costText(micros: number, currency: string, locale = 'en'): string {
  const amount = micros / 1e6;
  const maximumFractionDigits = amount !== 0 && amount < 1 ? 4 : 2;
  const minimumFractionDigits = 2;
  return `${currency} ${amount.toLocaleString(locale, { minimumFractionDigits, maximumFractionDigits })}`;
}
