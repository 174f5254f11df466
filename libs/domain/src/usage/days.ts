const dayMilliseconds = 24 * 60 * 60 * 1000;

/** The day (UTC) of a moment in milliseconds since 1970: `2026-11-25`. */
export function dayAt(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/** The day so many days after (or, below 0, before) another. */
export function dayAfter(day: string, days: number): string {
  return dayAt(Date.parse(day) + days * dayMilliseconds);
}

/** Every day from the first to the last, both among them; none where the last comes before the first. */
export function daysBetween(first: string, last: string): string[] {
  const days = Math.round((Date.parse(last) - Date.parse(first)) / dayMilliseconds) + 1;
  return Array.from({ length: Math.max(0, days) }, (_, index) => dayAfter(first, index));
}
