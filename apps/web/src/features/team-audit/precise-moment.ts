/** Date and time to the second, in the reader’s time zone: “25 Nov 2026, 14:29:04”. */
export function preciseMoment(instant: string, locale?: string): string {
  return new Date(instant).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'medium' });
}
