import { findDates } from './dates.ts';
import { partOf, type DocumentLine, type Found } from './document-lines.ts';
import { fold } from './vocabulary.ts';

const exactName = /exact name of (?:the )?(?:registrant|company)/i;
const ticker =
  /\((?:[^()]{0,40}\b)?(?:NYSE|NASDAQ|Nasdaq|NasdaqGS|LSE|ASX|TSX|Euronext|OTC|AMEX|NYSE American)\b[^()]{0,30}\)/;
const verbs = /\b(?:today (?:announced|reported)|announces?|announced|reports|reported|posts|delivers)\b/i;
/** What a headline or a dateline goes on with; the heading of a column ("Publicly Announced Plans") does not. */
const reported =
  /\b(?:results?|earnings|quarter\w*|year|fiscal|financial|record|revenues?|sales|net|income|today|that|its|strong|solid|growth|preliminary|agreement|completion|pricing|acquisition|dividend)\b/i;
/** Capitalised words before "report" and the like that are no company. */
const notCompany =
  /^(?:(?:the|this|that|these|our|its|we|they|it|he|she|an?|annual|quarterly|current|interim|periodic|form|proxy|company|companies|registrant|management|item|note|notes|table|sec|amounts?|other|previously|as)\b[\s.,]*)+$/i;
/** A line that is nothing but a name with its legal form: the head of a page. */
const nameAlone =
  /^(?:[\p{Lu}\d][\p{L}\d.&'’-]*,?\s(?:(?:of|and|&|the|de)\s)?){1,6}(?:inc\.?|incorporated|corp\.?|corporation|company|co\.|plc|ltd\.?|limited|llc|n\.v\.|s\.a\.|ag|se|group)$/iu;
const decoration = /^[\s_*.–—-]+|[\s_*–—-]+$/g;

/** A capitalised name that ends where the text ends. */
const nameAtEnd =
  /(?:^|[\s(“"–—-])((?:The\s)?[\p{Lu}\d][\p{L}\d.&'’,/-]*(?:\s(?:[\p{Lu}\d&][\p{L}\d.&'’,/-]*|of|and|de|&))*)[\s,]*$/u;

/** The filer: over "(Exact name of registrant…)", before its ticker, as the subject of a headline, "… and Subsidiaries". */
export function filerName(lines: readonly DocumentLine[]): Found<string> | undefined {
  for (const [i, line] of lines.entries()) {
    const phrase = exactName.exec(line.text);
    if (!phrase) continue;
    const beside = nameBeside(line, phrase.index, phrase.index + phrase[0].length);
    if (beside) return beside;
    for (let back = 1; back <= 3; back++) {
      const above = lines[i - back];
      const name = above?.text.replace(decoration, '') ?? '';
      if (above && /\p{L}{2}/u.test(name)) return { value: name, run: above, certainty: 0.97 };
    }
  }
  return subject(lines);
}

/** The name in the line of "(Exact name of registrant …)": before it, or behind its colon. */
function nameBeside(line: DocumentLine, start: number, end: number): Found<string> | undefined {
  const before = line.text.slice(0, start).replace(/\($/, '').replace(decoration, '').trim();
  if (/\p{L}{2}.*\p{L}{2}/u.test(before) && before.length < 80)
    return { value: before, run: partOf(line, 0, start - 1), certainty: 0.9 };
  const behind = /^[^:]{0,40}:\s*(\S.*)$/.exec(line.text.slice(end))?.[1];
  if (behind === undefined || !/\p{L}{2}/u.test(behind)) return undefined;
  return {
    value: behind.trim(),
    run: partOf(line, line.text.length - behind.length, line.text.length),
    certainty: 0.9,
  };
}

/** The company of a press release: its fullest form on the pages. */
function subject(lines: readonly DocumentLine[]): Found<string> | undefined {
  const opening = lines.slice(0, 70);
  for (const [i, line] of opening.entries()) {
    const joined = `${opening[i - 1]?.text ?? ''} ${line.text}`;
    const offset = joined.length - line.text.length;
    const match = ticker.exec(joined);
    if (!match || match.index + match[0].length <= offset) continue;
    const name = nameAtEnd
      .exec(joined.slice(0, match.index))?.[1]
      ?.split(/--|—|–/)
      .at(-1)
      ?.trim()
      .replace(/,$/, '');
    if (name) return { value: name, run: line, certainty: 0.9 };
  }
  for (const line of opening.slice(0, 25)) {
    const match = verbs.exec(line.text);
    const goesOn = match && reported.test(line.text.slice(match.index + match[0].length));
    const name =
      match && (goesOn || /\btoday\b/i.test(match[0]))
        ? nameAtEnd.exec(line.text.slice(0, match.index))?.[1]
        : undefined;
    if (name && !notCompany.test(name) && name.split(/\s+/).length <= 6)
      return fullForm(name, lines) ?? { value: name, run: line, certainty: 0.7 };
  }
  for (const line of lines) {
    const match = /^(.{2,60}?),?\s+and\s+(?:its\s+)?(?:consolidated\s+)?subsidiaries\b/i.exec(line.text);
    if (match?.[1] && /^\p{Lu}/u.test(match[1])) return { value: match[1], run: line, certainty: 0.7 };
  }
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1]?.text ?? '';
    const title =
      /^(?:condensed |unaudited |interim )*(?:consolidated )?(?:condensed )?(?:balance sheets?|statements? of )/i;
    if (
      title.test(next) &&
      !title.test(line.text) &&
      line.text.split(/\s+/).length <= 7 &&
      /^\p{Lu}/u.test(line.text) &&
      !/table of contents|item \d|part [iv]/i.test(line.text)
    ) {
      return {
        value: line.text.replace(/\s+and\s+subsidiaries.*$/i, '').replace(decoration, ''),
        run: line,
        certainty: 0.6,
      };
    }
  }
  return pageHead(lines);
}

/** The name at the head of a page: a page that was cut out of a filing has no cover. */
function pageHead(lines: readonly DocumentLine[]): Found<string> | undefined {
  for (const [i, line] of lines.entries()) {
    const onPage = lines.slice(Math.max(0, i - 3), i).filter((above) => above.page === line.page).length;
    if (onPage < 3 && /^\p{Lu}/u.test(line.text) && nameAlone.test(line.text.trim()))
      return { value: line.text.trim(), run: line, certainty: 0.6 };
  }
  return undefined;
}

/** A short name's form with its legal form, as another line prints it: "Amcor" → "Amcor plc". */
function fullForm(name: string, lines: readonly DocumentLine[]): Found<string> | undefined {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const full = new RegExp(
    `\\b${escaped},?\\s(?:plc|inc\\.?|incorporated|corp\\.?|corporation|company|co\\.|ltd\\.?|limited|llc|n\\.v\\.|s\\.a\\.|ag|se|group)(?![\\p{L}])`,
    'iu',
  );
  for (const line of lines) {
    const match = full.exec(line.text);
    if (match)
      return {
        value: match[0],
        run: partOf(line, match.index, match.index + match[0].length),
        certainty: 0.85,
      };
  }
  return undefined;
}

const periodPhrase =
  /\b(?:(?:fiscal |financial )?(?:year|quarter(?:ly period)?|period|months?|weeks?)(?:\s+then)?\s+end(?:ed|ing)|annual period ended)\b/i;

/** "… for the fiscal | year ended September 24, 2022" is a sentence about another document, no cover's line. */
const isMidSentence = (text: string) => /^\p{Ll}/u.test(text) && !/^(?:for|as of)\b|\b1934\b/.test(text);

/** The end of the period that a filing or release reports. */
export function periodEnd(
  lines: readonly DocumentLine[],
  before: string | undefined,
): Found<string> | undefined {
  const opening = lines.slice(0, 60);
  for (const [i, line] of opening.entries()) {
    const match = periodPhrase.exec(line.text);
    if (!match || isMidSentence(line.text)) continue;
    const rest = `${line.text.slice(match.index)} ${lines[i + 1]?.text ?? ''}`;
    const [date] = findDates(rest, 'month-first');
    if (date && date.start < 60) return { value: date.iso, run: line, certainty: 0.93 };
  }
  return fromTables(lines, before);
}

/** No cover: the latest date before the release that heads a column or ends a period on its pages. */
function fromTables(lines: readonly DocumentLine[], before: string | undefined): Found<string> | undefined {
  const counts = new Map<string, { found: Found<string>; count: number }>();
  const years = new Map<number, number>();
  for (const line of lines) {
    for (const match of line.text.matchAll(/\b(20\d\d|19\d\d)\b/g))
      years.set(Number(match[1]), (years.get(Number(match[1])) ?? 0) + 1);
  }
  const releaseYear = before ? Number(before.slice(0, 4)) : undefined;
  const usualYears = [...years]
    .filter(([year, count]) => count >= 2 && (releaseYear === undefined || year <= releaseYear))
    .map(([year]) => year);
  for (const [i, line] of lines.entries()) {
    const add = (iso: string, weight: number) => {
      if (before && iso >= before) return;
      const entry = counts.get(iso) ?? { found: { value: iso, run: line, certainty: 0.7 }, count: 0 };
      entry.count += weight;
      counts.set(iso, entry);
    };
    const heads = line.text.length < 90 || periodPhrase.test(line.text) || /\bas of\b/i.test(line.text);
    if (!heads) continue;
    for (const { iso } of findDates(line.text, 'month-first')) add(iso, periodPhrase.test(line.text) ? 3 : 1);
    // "Twelve Months Ended June 30," over "2022 2023": a day without its year.
    const day =
      /\b(?:ended|as of|as at|at)?\s*((?:january|february|march|april|may|june|july|august|september|october|november|december)\s+\d{1,2}(?!\d)),?(?!\s*,?\s*\d{4})/i.exec(
        line.text,
      );
    if (!day) continue;
    const near = `${line.text.slice(day.index + day[0].length)} ${lines[i + 1]?.text ?? ''} ${lines[i + 2]?.text ?? ''}`;
    for (const year of near.matchAll(/\b(20\d\d|19\d\d)\b/g)) {
      const [date] = findDates(`${day[1]}, ${year[1]}`, 'month-first');
      if (date) add(date.iso, 1);
    }
  }
  const dates = [...counts].filter(([, { count }]) => count >= 1).sort((a, b) => (a[0] < b[0] ? 1 : -1));
  const latest = dates[0]?.[1];
  if (latest) return latest.found;
  // A full year without a day ends with the calendar's.
  const year =
    usualYears.length > 0
      ? Math.max(...usualYears.filter((candidate) => releaseYear === undefined || candidate < releaseYear))
      : undefined;
  const says = lines.find((line) => /\b(?:full[- ]year|fourth[- ]quarter)\b/i.test(line.text));
  if (year !== undefined && Number.isFinite(year) && says)
    return { value: `${year}-12-31`, run: says, certainty: 0.5 };
  return undefined;
}

/** The date of an 8-K (its report's) or of a release (its dateline's). */
export function filingDate(
  lines: readonly DocumentLine[],
  kind: '8-K' | 'release',
): Found<string> | undefined {
  const opening = lines.slice(0, 60);
  if (kind === '8-K') {
    for (const [i, line] of lines.slice(0, 120).entries()) {
      if (!/date of (?:earliest event|report)|earliest event reported/i.test(line.text)) continue;
      for (const near of [line, lines[i - 1], lines[i + 1], lines[i - 2]]) {
        const [date] = near ? findDates(near.text, 'month-first') : [];
        if (near && date)
          return { value: date.iso, run: partOf(near, date.start, date.end), certainty: 0.95 };
      }
    }
    return undefined;
  }
  let first: Found<string> | undefined;
  for (const line of opening) {
    for (const date of findDates(line.text, 'month-first')) {
      const before = fold(line.text.slice(0, date.start));
      const after = line.text.slice(date.end);
      const dateline =
        /^\s*\)?\s*(?:[-–—/]|\(|\.{2})/.test(after) ||
        /(?:,|[-–—(])\s*$/.test(before) ||
        before.trim() === '';
      const isPeriod = /\b(?:ended|ending|as of|through|at|on|by|since|until)\s*$/.test(before);
      if (dateline && !isPeriod)
        return { value: date.iso, run: partOf(line, date.start, date.end), certainty: 0.85 };
      if (!isPeriod) first ??= { value: date.iso, run: partOf(line, date.start, date.end), certainty: 0.6 };
    }
  }
  return first;
}
