import type { PlacedWord } from '../page/index.ts';
import { boundariesOf, columnsUnder, type Column } from './columns.ts';
import type { ReadLine } from './regions.ts';
import type { Marks } from './rulings.ts';
import { segmentOf, type Segment } from './segments.ts';

/** A header cell: its words and the columns that it stands over. */
export interface HeaderCell {
  words: PlacedWord[];
  first: number;
  last: number;
  top: number;
  bottom: number;
}

/** How many of the lines above the first row belong to the table, counted from that row upwards. */
export function headerDepth(
  above: readonly ReadLine[],
  columns: readonly Column[],
  marks: Marks,
  firstTop: number,
): number {
  const label = columns[0]?.isLabel ? columns[0] : undefined;
  const body = columns.filter((column) => !column.isLabel);
  const left = body[0]?.x0 ?? 0;
  const right = columns[columns.length - 1]?.x1 ?? 0;
  let accepted = 0;
  let nextTop = firstTop;
  for (let depth = 1; depth <= above.length; depth++) {
    const line = above[above.length - depth];
    if (!line) break;
    const height = line.line.bottom - line.line.top;
    const ruleBetween = (wide: boolean) =>
      marks.horizontal.some(
        (rule) =>
          rule.y0 > line.line.top + height * 0.5 &&
          rule.y0 < nextTop + 2 &&
          rule.x1 > left &&
          rule.x0 < right &&
          (!wide ||
            Math.min(rule.x1, right) - Math.max(rule.x0, label?.x0 ?? left) >
              0.85 * (right - (label?.x0 ?? left))),
      );
    // A rule over the whole width closes the header at its top.
    if (
      accepted > 0 &&
      ruleBetween(true) &&
      depth - accepted === 1 &&
      accepted === depth - 1 &&
      hasBodyText(above, depth - 1, left)
    )
      break;
    if (nextTop - line.line.bottom > height * 2.2 && !ruleBetween(false)) break;
    const over = line.segments.filter(
      (segment) => segment.bbox[2] > left + 1 && segment.bbox[0] < right + 10,
    );
    const startsInLabel = line.segments.filter(
      (segment) => segment.bbox[0] < left - 2 * line.characterWidth && segment.bbox[2] > left + 4,
    );
    const isTitle =
      line.segments.length === 1 &&
      startsInLabel.length === 1 &&
      body.length > 0 &&
      !(body.length === 1 && !label);
    if (isTitle) break;
    if (line.segments.length === 1 && (line.segments[0]?.text.split(/\s+/).length ?? 0) > 14) break;
    if (over.length > 0) accepted = depth;
    nextTop = line.line.top;
  }
  return accepted;
}

function hasBodyText(above: readonly ReadLine[], depth: number, left: number): boolean {
  return above
    .slice(above.length - depth)
    .some((line) => line.segments.some((segment) => segment.bbox[2] > left));
}

/** Cuts a header segment at column boundaries where its words leave a clear gap. */
function cutAtColumns(segment: Segment, columns: readonly Column[], characterWidth: number): Segment[] {
  const boundaries = boundariesOf(columns);
  const groups: PlacedWord[][] = [];
  for (const word of segment.words) {
    const group = groups[groups.length - 1];
    const last = group?.[group.length - 1];
    if (!group || !last) {
      groups.push([word]);
      continue;
    }
    const gap = word.bbox[0] - last.bbox[2];
    const crossed = boundaries.some(
      (x) =>
        last.bbox[2] <= x + characterWidth &&
        word.bbox[0] >= x - characterWidth &&
        (last.bbox[0] + last.bbox[2]) / 2 < x &&
        (word.bbox[0] + word.bbox[2]) / 2 > x,
    );
    if (crossed && gap > characterWidth * 1.05) groups.push([word]);
    else group.push(word);
  }
  return groups.length > 1 ? groups.map(segmentOf) : [segment];
}

/**
 * The rows of a header: lines of one column group join into one cell until a rule or a change between single and
 * spanning cells parts them.
 */
export function buildHeader(
  lines: readonly ReadLine[],
  columns: readonly Column[],
  marks: Marks,
): HeaderCell[][] {
  const boundaries = boundariesOf(columns);
  const laid = lines.map((line) => ({
    top: line.line.top,
    bottom: line.line.bottom,
    cells: line.segments
      .flatMap((segment) => cutAtColumns(segment, columns, line.characterWidth))
      .map((segment): HeaderCell => {
        const [first, last] = spanOf(segment, columns, boundaries, marks);
        return { words: segment.words, first, last, top: line.line.top, bottom: line.line.bottom };
      }),
  }));
  const rows: HeaderCell[][] = [];
  let previous: (typeof laid)[number] | undefined;
  for (const line of laid) {
    const row = rows[rows.length - 1];
    if (row && previous && joins(row, previous, line, marks)) {
      for (const cell of line.cells) {
        const same = row.find((candidate) => candidate.first <= cell.last && cell.first <= candidate.last);
        if (same) {
          same.words.push(...cell.words);
          same.first = Math.min(same.first, cell.first);
          same.last = Math.max(same.last, cell.last);
          same.bottom = cell.bottom;
        } else row.push({ ...cell, words: [...cell.words] });
      }
    } else rows.push(line.cells.map((cell) => ({ ...cell, words: [...cell.words] })));
    previous = line;
  }
  return rows;
}

/** Rules under a header say how far it reaches; else the columns under its words do. */
function spanOf(
  segment: Segment,
  columns: readonly Column[],
  boundaries: readonly number[],
  marks: Marks,
): [number, number] {
  const [x0, , x1, y1] = segment.bbox;
  const [first, last] = columnsUnder({ x0, x1 }, columns);
  const height = segment.bbox[3] - segment.bbox[1];
  const rule = marks.horizontal.find(
    (candidate) =>
      candidate.y0 > y1 - height * 0.4 &&
      candidate.y0 < y1 + height * 1.1 &&
      candidate.x0 <= x0 + 3 &&
      candidate.x1 >= x1 - 3,
  );
  if (!rule || columns[first]?.isLabel) return [first, last];
  const covered = columns.flatMap((column, i) => {
    const share = Math.min(rule.x1, column.x1) - Math.max(rule.x0, column.x0);
    return share > 0.5 * (column.x1 - column.x0) && !column.isLabel ? [i] : [];
  });
  if (covered.length > 0 && covered.length < columns.filter((column) => !column.isLabel).length) {
    return [Math.min(first, covered[0] ?? first), Math.max(last, covered[covered.length - 1] ?? last)];
  }
  void boundaries;
  return [first, last];
}

function joins(
  row: HeaderCell[],
  above: { bottom: number; cells: HeaderCell[] },
  line: { top: number; bottom: number; cells: HeaderCell[] },
  marks: Marks,
): boolean {
  const height = line.bottom - line.top;
  if (line.top - above.bottom > height * 1.2) return false;
  const parted = line.cells.some((cell) => {
    const x0 = Math.min(...cell.words.map((word) => word.bbox[0]));
    const x1 = Math.max(...cell.words.map((word) => word.bbox[2]));
    const over = row.some((candidate) => candidate.first <= cell.last && cell.first <= candidate.last);
    return (
      over &&
      marks.horizontal.some(
        (rule) =>
          rule.y0 > above.bottom - height * 0.4 &&
          rule.y0 < line.top + height * 0.4 &&
          rule.x0 < x1 &&
          rule.x1 > x0,
      )
    );
  });
  if (parted) return false;
  return line.cells.every((cell) => {
    const over = row.filter((candidate) => candidate.first <= cell.last && cell.first <= candidate.last);
    const [only] = over;
    if (!only) return true;
    if (over.length > 1) return false;
    const spansBoth = only.last > only.first && cell.last > cell.first;
    const single = only.first === only.last && cell.first === cell.last;
    // A short second line of a spanning title ("Three Months Ended / June 30,") stands in its middle.
    const centred =
      only.last > only.first &&
      line.cells.filter((other) => other.first <= only.last && only.first <= other.last).length === 1;
    return spansBoth || single || centred;
  });
}
