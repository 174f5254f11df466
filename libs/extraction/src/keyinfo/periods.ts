import { daysIn, findDates, isoDate } from './dates.ts';

/** The period that a column of a statement is headed by. */
export interface ColumnPeriod {
  end: string;
  /** Months covered; 0 for a day (a balance sheet); undefined where the header does not say. */
  months: number | undefined;
}

const counts: Record<string, number> = { one: 1, two: 2, three: 3, four: 4, six: 6, nine: 9, twelve: 12 };
const weeksToMonths: [weeks: number, months: number][] = [
  [12, 3],
  [13, 3],
  [14, 3],
  [24, 6],
  [26, 6],
  [27, 6],
  [36, 9],
  [39, 9],
  [40, 9],
  [52, 12],
  [53, 12],
];

/** How many months a heading says; 0 for "as of". */
export function monthsIn(text: string): number | undefined {
  const months = /\b(one|two|three|four|six|nine|twelve|\d{1,2})[\s-]+months?\b/i
    .exec(text)?.[1]
    ?.toLowerCase();
  if (months) return counts[months] ?? Number(months);
  const weeks =
    /\b(\d{2}|twelve|thirteen|fourteen|twenty-six|thirty-nine|fifty-two|fifty-three)[\s-]+weeks?\b/i
      .exec(text)?.[1]
      ?.toLowerCase();
  if (weeks) {
    const named: Record<string, number> = {
      twelve: 12,
      thirteen: 13,
      fourteen: 14,
      'twenty-six': 26,
      'thirty-nine': 39,
      'fifty-two': 52,
      'fifty-three': 53,
    };
    const count = named[weeks] ?? Number(weeks);
    return weeksToMonths.find(([from]) => from === count)?.[1];
  }
  if (/\b(?:q[1-4]|[1-4]q|quarters?(?! to date)|(?:first|second|third|fourth)[- ]quarter)\b/i.test(text))
    return 3;
  if (/\b(?:full[- ]year|fiscal years?|years? ended|year|fy|annual|twelve months)\b/i.test(text)) return 12;
  if (/\b(?:as of|as at|at)\b/i.test(text)) return 0;
  return undefined;
}

const dayWithoutYear =
  /\b(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s+(\d{1,2})\b(?!\s*,?\s*(?:19|20)\d\d)/i;
const monthList = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads the period from the texts over a column, outermost first. A year without a day takes the day that the
 * heading or the table says, else that of the document's own period; `months` comes from the heading or `usual`.
 */
export function periodOf(
  heading: string,
  context: { own: string | undefined; usual: number | undefined },
): ColumnPeriod | undefined {
  const months = monthsIn(heading) ?? context.usual;
  const [dated] = findDates(heading, 'month-first');
  if (dated) return { end: dated.iso, months };
  const year = /(?<![\d.,$])(?:FY\s?)?((?:19|20)\d\d)(?![\d,])/i.exec(heading)?.[1];
  if (!year) return undefined;
  const day = dayWithoutYear.exec(heading);
  if (day) {
    const month = monthList.indexOf((day[1] ?? '').toLowerCase().slice(0, 3)) + 1;
    const iso = isoDate(Number(year), month, Number(day[2]));
    if (iso) return { end: iso, months };
  }
  const own = context.own;
  if (!own) return { end: `${year}-12-31`, months };
  // 52-week years end a few days apart: only the own year's day is known for certain.
  const ownYear = Number(own.slice(0, 4));
  const month = Number(own.slice(5, 7));
  const fiscalStartsEarly = month <= 2 && /\b(?:fiscal|fy)\b/i.test(heading) && Number(year) === ownYear - 1;
  if (fiscalStartsEarly || Number(year) === ownYear) return { end: own, months };
  return {
    end: `${year}-${own.slice(5, 7)}-${String(Math.min(Number(own.slice(8)), daysIn(Number(year), month))).padStart(2, '0')}`,
    months,
  };
}

/** The period as the contract writes it: a day, or start/end with the start `months` before the day after the end. */
export function writePeriod(period: ColumnPeriod): string {
  if (!period.months) return period.end;
  const [y = 0, m = 1, d = 1] = period.end.split('-').map(Number);
  const isMonthEnd = d === daysIn(y, m);
  const index = y * 12 + (m - 1) - period.months;
  const startYear = Math.floor(index / 12);
  const startMonth = (index % 12) + 1;
  const lastDay = isMonthEnd ? daysIn(startYear, startMonth) : Math.min(d, daysIn(startYear, startMonth));
  const next = new Date(Date.UTC(startYear, startMonth - 1, lastDay + 1));
  return `${next.toISOString().slice(0, 10)}/${period.end}`;
}
