import { partOf, type DocumentLine, type Found } from './document-lines.ts';

const exchanges = String.raw`(?:NYSE(?: American| Arca)?|Nasdaq(?:GS|GM|CM)?|NASDAQ|New York Stock Exchange|Euronext|LSE|TSX|ASX|AMEX)`;
/** (NYSE: PEP), (Nasdaq: AMZN). */
const inBrackets = new RegExp(
  String.raw`\((?:[^()]*\b)?${exchanges}\b[^():]{0,24}:\s?(?<ticker>[A-Z]{1,5}(?:\.[A-Z])?)\b`,
);
/** A row of the cover: the class of shares, its symbol, the exchange. */
const onCover = new RegExp(
  String.raw`\b(?:[Ss]tock|STOCK|[Ss]hares?|SHARES?|[Uu]nits)\b.*\s(?!THE\b)(?<ticker>[A-Z]{1,5}(?:\.[A-Z])?)\s+(?:[Tt]he\s|THE\s)?(?:${exchanges}|NEW YORK STOCK EXCHANGE)`,
);
const alone = new RegExp(String.raw`^(?<ticker>[A-Z]{1,5}(?:\.[A-Z])?)\s+(?:The\s)?${exchanges}\b`);

/** The symbol under which the filer's common shares are traded: beside its exchange on the cover or in the dateline. */
export function tickerOf(lines: readonly DocumentLine[]): Found<string> | undefined {
  for (const line of lines.slice(0, 120))
    for (const pattern of [inBrackets, onCover, alone]) {
      const match = pattern.exec(line.text);
      const ticker = match?.groups?.['ticker'];
      if (
        !match ||
        ticker === undefined ||
        ticker !== ticker.toUpperCase() ||
        /^(?:THE|LLC|INC|NYSE|PAR)$/.test(ticker)
      )
        continue;
      const start = match.index + match[0].lastIndexOf(ticker);
      return { value: ticker, run: partOf(line, start, start + ticker.length), certainty: 0.93 };
    }
  return undefined;
}

/** The filer's Central Index Key, ten figures; only where it is named. */
export function cikOf(lines: readonly DocumentLine[]): Found<string> | undefined {
  for (const [i, line] of lines.entries()) {
    const label = /\bCIK\b|\bcentral index key\b/i.exec(line.text);
    if (!label) continue;
    const [from, at] = [line, lines[i + 1]].flatMap((near) => {
      const start = near === line ? label.index : 0;
      const match = near && /(?<!\d)\d{6,10}(?!\d)/.exec(near.text.slice(start));
      return match ? ([[near, { start: start + match.index, digits: match[0] }]] as const) : [];
    })[0] ?? [undefined, undefined];
    if (!from || !at) continue;
    const run = partOf(from, at.start, at.start + at.digits.length);
    return { value: at.digits.padStart(10, '0'), run, certainty: 0.95 };
  }
  return undefined;
}

/** The names of auditors as they sign. */
const firms: [pattern: RegExp, name: string][] = [
  [/deloitte\s*&\s*touche(?:\s+llp)?/i, 'Deloitte & Touche LLP'],
  [/pricewaterhousecoopers(?:\s+llp)?/i, 'PricewaterhouseCoopers LLP'],
  [/ernst\s*&\s*young(?:\s+llp)?/i, 'Ernst & Young LLP'],
  [/\bkpmg(?:\s+llp)?/i, 'KPMG LLP'],
  [/\bbdo(?:\s+usa)?,?(?:\s+(?:llp|p\.c\.|pc))?/i, 'BDO USA'],
  [/grant\s+thornton(?:\s+llp)?/i, 'Grant Thornton LLP'],
  [/\brsm\s+us(?:\s+llp)?/i, 'RSM US LLP'],
  [/\bmarcum(?:\s+llp)/i, 'Marcum LLP'],
  [/\bcrowe(?:\s+llp)/i, 'Crowe LLP'],
  [/moss\s+adams(?:\s+llp)?/i, 'Moss Adams LLP'],
  [/\bmazars\b(?:\s+\w+)?/i, 'Mazars'],
];
const speaksOfAudit =
  /independent registered public accounting firm|\bauditors?\b|\/s\/|we have audited|pcaob/i;

/** Who audited the accounts: a firm's name on or near a line that speaks of the audit. */
export function auditorOf(lines: readonly DocumentLine[]): Found<string> | undefined {
  for (const [i, line] of lines.entries())
    for (const [pattern, name] of firms) {
      const match = pattern.exec(line.text);
      if (!match) continue;
      const around = lines
        .slice(Math.max(0, i - 4), i + 3)
        .map(({ text }) => text)
        .join(' ');
      if (!speaksOfAudit.test(around)) continue;
      return { value: name, run: partOf(line, match.index, match.index + match[0].length), certainty: 0.9 };
    }
  return undefined;
}

/**
 * The fiscal year of a filing: as its pages call it ("fiscal 2022"), where that ends in the same or the next calendar
 * year; else, of a year that does not end in its first weeks, the calendar year of its end.
 */
export function fiscalYearOf(
  lines: readonly DocumentLine[],
  periodEnd: Found<string> | undefined,
  isWholeYear: boolean,
): Found<number> | undefined {
  if (!periodEnd) return undefined;
  const endYear = Number(periodEnd.value.slice(0, 4));
  const month = Number(periodEnd.value.slice(5, 7));
  const counts = new Map<number, Found<number> & { count: number }>();
  for (const line of lines)
    for (const match of line.text.matchAll(/\b(?:fiscal(?: year)?|FY)\s?((?:20|19)\d\d)\b/gi)) {
      const year = Number(match[1]);
      if (year < endYear - 1 || year > endYear + 1) continue;
      const known = counts.get(year);
      if (known) known.count++;
      else {
        const run = partOf(line, match.index, match.index + match[0].length);
        counts.set(year, { value: year, run, certainty: 0.8, count: 1 });
      }
    }
  const allowed = [...counts.values()].filter(
    ({ value }) => !isWholeYear || value === endYear || (month <= 2 && value === endYear - 1),
  );
  const [named] = allowed.sort((a, b) => b.count - a.count || b.value - a.value);
  if (named)
    return { value: named.value, run: named.run, certainty: Math.min(0.95, 0.75 + named.count * 0.03) };
  if (!isWholeYear || month <= 2) return undefined;
  return { value: endYear, run: periodEnd.run, certainty: 0.85 };
}
