import { median, type TextLine } from '../page/index.ts';
import { isYear } from './numbers.ts';
import { segmentLine, type Segment, type SegmentedLine } from './segments.ts';

/** What a line looks like before anyone knows its table. */
export type LineKind = 'data' | 'header' | 'text' | 'prose';

export interface ReadLine extends SegmentedLine {
  kind: LineKind;
}

/** A run of lines that may be a table: header lines, then rows. */
export interface Region {
  lines: ReadLine[];
  /** Index of the first line with numbers; the header stands above. */
  firstData: number;
}

const monthOrPeriod =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b|\b(?:months?|weeks?|quarter|year|years|period|fiscal|ended|q[1-4]|fy)\b/i;
const dateFigure =
  /^(?:(?:19|20)\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2},?\s(?:19|20)\d\d|\d{1,2},)(?:\s?\(\w\))?$/;

/** Years, dates and the names of periods: what heads a column rather than fills it. */
export function isHeading(segment: Segment): boolean {
  return (
    isYear(segment.text) ||
    dateFigure.test(segment.text) ||
    (!segment.isValue && monthOrPeriod.test(segment.text))
  );
}

function wordsIn(segment: Segment): number {
  return segment.text.split(/\s+/).length;
}

/** No gap of a sentence is wider than the usual space by so many characters, in a justified line either. */
const widestInSentence = 1.7;

/** Whether a line is a sentence with figures in it: many words, most of them letters, and nowhere a wide gap. */
function isSentence(line: TextLine, characterWidth: number, space: number): boolean {
  const { words } = line;
  if (words.length < 8 || words.filter(({ text }) => /\p{L}{2}/u.test(text)).length < words.length * 0.6)
    return false;
  return words.every((word, i) => {
    const before = words[i - 1];
    return !before || word.bbox[0] - before.bbox[2] < (space + widestInSentence) * characterWidth;
  });
}

/** Tells rows with numbers from column headings, single texts and running prose. */
export function readLine(line: TextLine, proseWidth: number, space: number): ReadLine {
  const segmented = segmentLine(line, space);
  const { segments, characterWidth } = segmented;
  const values = segments.filter((segment) => segment.isValue);
  const [first] = segments;
  const kind = ((): LineKind => {
    if (!first) return 'text';
    const longest = Math.max(...segments.map(wordsIn));
    if (segments.length === 1) {
      const isWide = line.bbox[2] - line.bbox[0] > proseWidth * 0.8;
      if (isWide && wordsIn(first) >= 8) return 'prose';
      return first.isValue && !isHeading(first) ? 'data' : 'text';
    }
    const others = segments.slice(1);
    if (isSentence(line, characterWidth, space)) return 'prose';
    if (values.length > 0 && others.every(isHeading) && (isHeading(first) || !first.isValue)) return 'header';
    if (values.length > 0 && values.every(isHeading) && longest <= 6) return 'header';
    if (values.some((value) => !isHeading(value)) || (values.length > 0 && first.isValue)) {
      // Prose with a figure beside a gap: justified lines, two columns of text.
      const wordy = segments.filter((segment) => !segment.isValue && wordsIn(segment) > 7);
      if (wordy.length > 1 || (longest > 14 && values.length < 2)) return 'prose';
      const onlyBullet =
        values.length === 1 &&
        values[0] === first &&
        segments.length === 2 &&
        wordsIn(segments[1] ?? first) > 3;
      return onlyBullet && (segments[1]?.bbox[0] ?? 0) - first.bbox[2] < 5 * characterWidth ? 'text' : 'data';
    }
    if (longest > 9) return 'prose';
    return 'header';
  })();
  return { ...segmented, kind };
}

const reachesOver = (a: Segment, b: Segment) =>
  Math.min(a.bbox[2], b.bbox[2]) - Math.max(a.bbox[0], b.bbox[0]) > 0;

/** Whether two rows put their numbers above each other, at least half of the smaller row's. */
function agree(a: ReadLine, b: ReadLine): boolean {
  const valuesOfA = a.segments.filter((segment) => segment.isValue);
  const valuesOfB = b.segments.filter((segment) => segment.isValue);
  const fewer = valuesOfA.length < valuesOfB.length ? valuesOfA : valuesOfB;
  const more = fewer === valuesOfA ? valuesOfB : valuesOfA;
  const shared = fewer.filter((value) => more.some((other) => reachesOver(value, other))).length;
  return shared > 0 && shared >= fewer.length / 2;
}

/** Whether a row follows close upon another, its label below the label, and one of its numbers below a number. */
function goesOn(line: ReadLine, above: ReadLine, pitch: number): boolean {
  const [label, labelAbove] = [line.segments[0], above.segments[0]];
  if (!label || !labelAbove || label.isValue || labelAbove.isValue) return false;
  return (
    line.line.top - above.line.top < pitch * 1.3 &&
    Math.abs(label.bbox[0] - labelAbove.bbox[0]) < line.characterWidth &&
    line.segments.some(
      (segment) =>
        segment.isValue && above.segments.some((other) => other.isValue && reachesOver(segment, other)),
    )
  );
}

/** Whether a line without numbers may stand between two rows of a table. */
function fitsBetween(line: ReadLine, above: ReadLine): boolean {
  if (line.kind === 'prose') return false;
  if (line.kind === 'header') return true;
  const [only] = line.segments;
  const firstValue = above.segments.find(
    (segment, i) => segment.isValue && (i > 0 || above.segments.length === 1),
  );
  if (!only || !firstValue) return true;
  return only.bbox[2] < firstValue.bbox[2] + 4 * line.characterWidth || wordsIn(only) <= 8;
}

const mostBetween = 5;

/**
 * Finds runs of rows whose numbers stand above each other, with the single texts between them, and the lines above
 * that may be their header. `lines` run from top to bottom.
 */
export function findRegions(lines: readonly ReadLine[]): Region[] {
  const steps = lines.slice(1).map((line, i) => line.line.top - (lines[i]?.line.top ?? 0));
  const heights = median(lines.map((line) => line.line.bottom - line.line.top));
  const pitch = Math.max(median(steps.filter((step) => step > heights * 0.7 && step < heights * 3)), heights);
  const regions: Region[] = [];
  let current: number[] = [];
  let floor = 0;
  const close = () => {
    const region = current.length > 0 ? openUpwards(lines, current, floor, pitch) : undefined;
    if (region) {
      regions.push(region.region);
      floor = region.end + 1;
    }
    current = [];
  };
  for (const [i, line] of lines.entries()) {
    if (line.kind !== 'data') continue;
    const last = current[current.length - 1];
    const above = last === undefined ? undefined : lines[last];
    if (last !== undefined && above) {
      const between = lines.slice(last + 1, i);
      const biggest = Math.max(
        ...lines.slice(last + 1, i + 1).map((next, k) => next.line.top - (lines[last + k]?.line.top ?? 0)),
      );
      // A lone whole number far below is the page's.
      const isLone =
        line.segments.length === 1 && /^[-–—\s]*\d{1,4}[-–—\s]*$/.test(line.segments[0]?.text ?? '');
      const near = biggest < pitch * (isLone ? 1.6 : 3.2) && !(isLone && between.length > 0);
      const headerBetween = between.some(
        (candidate, k) =>
          candidate.kind === 'header' &&
          candidate.segments.filter((segment) =>
            above.segments.some((value) => value.isValue && reachesOver(segment, value)),
          ).length >= 2 &&
          // Room above the header, or above the title that stands over it.
          lines
            .slice(last + 1, last + k + 2)
            .some((next, j) => next.line.top - (lines[last + j]?.line.top ?? 0) > pitch * 1.45),
      );
      const similar = current.slice(-12).some((index) => {
        const other = lines[index];
        return other !== undefined && (agree(line, other) || (index === i - 1 && goesOn(line, other, pitch)));
      });
      const continues =
        near &&
        similar &&
        !headerBetween &&
        between.length <= mostBetween &&
        between.every((candidate) => fitsBetween(candidate, above));
      if (!continues) close();
    }
    current.push(i);
  }
  close();
  return regions;
}

/** Adds the lines above the first row that can be its header, and wrapped label lines below the last. */
function openUpwards(
  lines: readonly ReadLine[],
  data: number[],
  floor: number,
  pitch: number,
): { region: Region; end: number } | undefined {
  const first = data[0] ?? 0;
  const last = data[data.length - 1] ?? 0;
  const rows = data.flatMap((i) => lines[i] ?? []);
  const values = rows.flatMap((row) =>
    row.segments.filter((segment, i) => segment.isValue && (i > 0 || row.segments.length === 1)),
  );
  if (values.length === 0) return undefined;
  let start = first;
  for (let i = first - 1; i >= Math.max(floor, first - 12); i--) {
    const line = lines[i];
    const below = lines[i + 1];
    if (!line || !below || line.kind === 'prose') break;
    if (below.line.top - line.line.bottom > pitch * 3) break;
    start = i;
  }
  return { region: { lines: lines.slice(start, last + 1), firstData: first - start }, end: last };
}
