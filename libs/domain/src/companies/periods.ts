/**
 * How long a period is, as statements speak of it. Fiscal years have 52 or 53 weeks, quarters 12 to 17: what one calls a
 * quarter is not longer or shorter by accident, so each name stands for a range of days.
 */
export const periodLengths = ['year', 'quarter', 'halfYear', 'nineMonths'] as const;
export type PeriodLength = (typeof periodLengths)[number];

const rangesOfDays: Record<PeriodLength, readonly [least: number, most: number]> = {
  quarter: [75, 125],
  halfYear: [160, 205],
  nineMonths: [240, 290],
  year: [349, 380],
};

const dayMilliseconds = 86_400_000;

/** A period read apart: `start` is null for an instant, `length` where the duration is none that statements compare. */
export interface Span {
  start: string | null;
  /** ISO 8601: the day itself, or the last one. */
  end: string;
  days: number | null;
  length: PeriodLength | null;
}

/** Reads `2021-08-29` or `2020-08-31/2021-08-29`; null for anything else, and for a duration that ends before it starts. */
export function spanOf(period: string | null): Span | null {
  const match = /^(\d{4}-\d\d-\d\d)(?:\/(\d{4}-\d\d-\d\d))?$/.exec(period ?? '');
  const [, first, last] = match ?? [];
  if (first === undefined) return null;
  if (last === undefined) return { start: null, end: first, days: null, length: null };
  const days = daysBetween(first, last) + 1;
  if (!(days >= 1)) return null;
  const length = periodLengths.find((each) => {
    const [least, most] = rangesOfDays[each];
    return days >= least && days <= most;
  });
  return { start: first, end: last, days, length: length ?? null };
}

/** Days from one ISO date to another, negative backwards; not a number where either is no date. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMilliseconds);
}

/**
 * Which periods are the same one. The first day of a fiscal year is often not printed but reckoned, so durations of a
 * named length that end on one day are the same; others must agree in both days.
 */
export function periodKey(period: string | null): string {
  const span = spanOf(period);
  if (span === null) return period ?? '';
  return span.length === null ? `${span.start ?? ''}/${span.end}` : `${span.length}/${span.end}`;
}

/** A year of 52 or 53 weeks ends up to a week beside its anniversary. */
const anniversaryToleranceDays = 10;

/** Whether the second period is the first one’s counterpart of the year before: as long, and ending a year earlier. */
export function isYearBefore(period: string | null, earlier: string | null): boolean {
  const [now, before] = [spanOf(period), spanOf(earlier)];
  if (now === null || before === null) return false;
  if ((now.start === null) !== (before.start === null) || now.length !== before.length) return false;
  if (now.start !== null && now.length === null && Math.abs((now.days ?? 0) - (before.days ?? 0)) > 7)
    return false;
  return Math.abs(daysBetween(before.end, now.end) - 365.25) <= anniversaryToleranceDays;
}
