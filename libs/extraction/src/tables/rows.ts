import type { PlacedWord } from '../page/index.ts';
import { columnsUnder, type Column } from './columns.ts';
import type { ReadLine } from './regions.ts';
import type { Marks } from './rulings.ts';
import { segmentOf, type Segment } from './segments.ts';

/** A row of the body: the words of each column, and cells that reach over several. */
export interface BodyRow {
  cells: PlacedWord[][];
  spans: { first: number; last: number }[];
  top: number;
  bottom: number;
  hasValues: boolean;
}

const unfinished =
  /(?:\b(?:of|and|or|the|in|for|to|by|from|with|on|at|a|an|as|per|than|other|its|net|including|excluding|less|und|et|de|der|die)|[,\-–—(/&])$/i;

/** Whether an opened parenthesis is still open. */
function isOpen(text: string): boolean {
  return (text.match(/\(/g)?.length ?? 0) > (text.match(/\)/g)?.length ?? 0);
}

function textOf(words: readonly PlacedWord[]): string {
  return words.map((word) => word.text).join(' ');
}

/**
 * Cuts a text from the number that it almost touches, where the two stand in columns of their own: other rows show
 * that a column ends between them.
 */
function cutFromNumber(segment: Segment, columns: readonly Column[]): Segment[] {
  if (segment.isValue || segment.words.length < 2) return [segment];
  const columnOf = (words: readonly PlacedWord[]) => {
    const x0 = words[0]?.bbox[0] ?? 0;
    const x1 = words[words.length - 1]?.bbox[2] ?? 0;
    const [first, last] = columnsUnder({ x0, x1 }, columns);
    return first === last ? first : undefined;
  };
  for (let at = 1; at < segment.words.length; at++) {
    const parts = [segment.words.slice(0, at), segment.words.slice(at)].map(segmentOf);
    const [left, right] = parts;
    if (!left || !right || left.isValue === right.isValue) continue;
    const [before, after] = [columnOf(left.words), columnOf(right.words)];
    if (before !== undefined && after !== undefined && before < after) return parts;
  }
  return [segment];
}

/** Lays a line's segments into the columns. */
export function layLine(line: ReadLine, columns: readonly Column[]): BodyRow {
  const cells: PlacedWord[][] = columns.map(() => []);
  const spans: BodyRow['spans'] = [];
  const label = columns[0]?.isLabel ? columns[0] : undefined;
  const bodyStart = columns.find((column) => !column.isLabel)?.x0 ?? Infinity;
  let hasValues = false;
  const segments = line.segments.flatMap((segment) => cutFromNumber(segment, columns));
  for (const [i, segment] of segments.entries()) {
    const interval = { x0: segment.bbox[0], x1: segment.bbox[2] };
    let [first, last] = columnsUnder(interval, columns);
    if (i === 0 && label && interval.x0 < bodyStart - 0.5 && (!segment.isValue || interval.x0 < label.x1))
      first = 0;
    if (segment.isValue && first !== last) {
      // A number stands in one column: the one it ends in.
      first = last = columnsUnder({ x0: interval.x1 - line.characterWidth, x1: interval.x1 }, columns)[1];
    }
    cells[first]?.push(...segment.words);
    if (last > first) spans.push({ first, last });
    if (segment.isValue && !(first === 0 && label)) hasValues = true;
    if (!segment.isValue && first > 0 && segments.length > 1) hasValues = true;
  }
  return { cells, spans, top: line.line.top, bottom: line.line.bottom, hasValues };
}

/** Whether a boundary of a shaded band or a rule parts two lines; `true` also says that bands tell rows here. */
function parted(
  above: BodyRow,
  below: BodyRow,
  marks: Marks,
  x0: number,
  x1: number,
): 'parted' | 'together' | 'unknown' {
  const from = (above.top + above.bottom) / 2;
  const to = (below.top + below.bottom) / 2;
  const covers = (a: number, b: number) => Math.min(b, x1) - Math.max(a, x0) > 0.5 * (x1 - x0);
  for (const rule of marks.horizontal)
    if (rule.y0 > from && rule.y0 < to && covers(rule.x0, rule.x1)) return 'parted';
  for (const band of marks.bands) {
    if (!covers(band.x0, band.x1)) continue;
    const holdsAbove = band.top < from && from < band.bottom;
    const holdsBelow = band.top < to && to < band.bottom;
    if (holdsAbove !== holdsBelow) return 'parted';
    if (holdsAbove && holdsBelow && band.bottom - band.top < 4 * (above.bottom - above.top))
      return 'together';
  }
  return 'unknown';
}

function merge(into: BodyRow, from: BodyRow): void {
  for (const [i, words] of from.cells.entries()) into.cells[i]?.push(...words);
  into.spans.push(...from.spans);
  into.top = Math.min(into.top, from.top);
  into.bottom = Math.max(into.bottom, from.bottom);
  into.hasValues ||= from.hasValues;
}

/** Lines to rows: a line without numbers joins its neighbour when bands, leading or an unfinished phrase say so. */
export function buildRows(lines: readonly ReadLine[], columns: readonly Column[], marks: Marks): BodyRow[] {
  const laid = lines.map((line) => layLine(line, columns));
  const x0 = columns[0]?.x0 ?? 0;
  const x1 = columns[columns.length - 1]?.x1 ?? 0;
  const label = columns[0]?.isLabel ? columns[0] : undefined;
  const gaps = laid.slice(1).map((row, i) => row.top - (laid[i]?.bottom ?? 0));
  const valueGaps = gaps.filter((_, i) => laid[i]?.hasValues && laid[i + 1]?.hasValues).sort((a, b) => a - b);
  const rowGap = valueGaps[Math.floor(valueGaps.length / 2)];
  const height = Math.max(1, ...laid.map((row) => row.bottom - row.top));
  const rows: BodyRow[] = [];
  let openedByLabel = false;
  for (const [i, row] of laid.entries()) {
    const previous = rows[rows.length - 1];
    const before = laid[i - 1];
    if (!previous || !before) {
      rows.push(row);
      openedByLabel = !row.hasValues;
      continue;
    }
    const relation = parted(before, row, marks, x0, x1);
    const labelAbove = textOf(previous.cells[0] ?? []);
    const labelHere = textOf(row.cells[0] ?? []);
    const gap = row.top - before.bottom;
    const tight = rowGap !== undefined && rowGap - gap > height * 0.18;
    const onlyLabelHere = row.cells.slice(1).every((words) => words.length === 0);
    const continues = (): boolean => {
      if (!label || relation === 'parted') return false;
      if (labelHere === '' && !openedByLabel) return false;
      if (relation === 'together') return !(previous.hasValues && row.hasValues);
      if (previous.hasValues && row.hasValues) return false;
      if (/:$/.test(labelAbove)) return false;
      if (openedByLabel && !previous.hasValues) {
        const indent = (row.cells[0]?.[0]?.bbox[0] ?? 0) - (previous.cells[0]?.[0]?.bbox[0] ?? 0);
        const right = Math.max(...(previous.cells[0] ?? []).map((word) => word.bbox[2]), 0);
        const isLong = right > label.x0 + 0.72 * (label.x1 - label.x0);
        if (labelHere === '') return gap < height;
        const lower = /^[\p{Ll}(&]/u.test(labelHere);
        if (isOpen(labelAbove) || unfinished.test(labelAbove)) return gap < height;
        if (lower && gap < height) return true;
        return tight && isLong && indent >= -1 && previous.spans.length === 0;
      }
      if (previous.hasValues && onlyLabelHere) {
        const indent = (row.cells[0]?.[0]?.bbox[0] ?? 0) - (previous.cells[0]?.[0]?.bbox[0] ?? 0);
        if (gap > height * 0.9 || labelAbove === '') return false;
        if (isOpen(labelAbove) || (unfinished.test(labelAbove) && !/^\p{Lu}.*:$/u.test(labelHere)))
          return true;
        return (
          (/^[\p{Ll}(]/u.test(labelHere) && indent >= -1) || (tight && indent > 2 && !/:$/.test(labelHere))
        );
      }
      return false;
    };
    if (continues()) {
      merge(previous, row);
      if (row.hasValues) openedByLabel = false;
    } else {
      rows.push(row);
      openedByLabel = !row.hasValues;
    }
  }
  return rows;
}
