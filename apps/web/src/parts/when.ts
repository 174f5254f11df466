const steps: readonly { unit: Intl.RelativeTimeFormatUnit; seconds: number }[] = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
];

/** “3 minutes ago” for the last week, a date before that. `now` in milliseconds since 1970. */
export function ago(instant: string, now: number, locale?: string): string {
  const seconds = (now - Date.parse(instant)) / 1000;
  if (seconds < 60) return 'just now';
  if (seconds > 7 * 86_400) return dayOf(instant, locale);
  const step = steps.find((one) => seconds >= one.seconds) ?? { unit: 'minute', seconds: 60 };
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
    -Math.floor(seconds / step.seconds),
    step.unit,
  );
}

/** “5 Mar 2026”, in the person’s own time zone. */
export function dayOf(instant: string, locale?: string): string {
  return new Date(instant).toLocaleDateString(locale, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** Date and time to the minute: “25 Nov 2026, 04:10”. */
export function momentOf(instant: string, locale?: string): string {
  return new Date(instant).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });
}
