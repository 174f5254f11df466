import type { PlacedWord } from '../page/index.ts';
import { boundariesOf, columnsUnder, type Column } from './columns.ts';
import { isYear } from './numbers.ts';
import type { ReadLine } from './regions.ts';
import type { Marks } from './rulings.ts';
import { segmentOf, textOfWords, type Segment } from './segments.ts';

/** A header cell: its words and the columns that it stands over. */
export interface HeaderCell {
  words: PlacedWord[];
  first: number;
  last: number;
}

interface HeaderLine {
  top: number;
  bottom: number;
  cells: HeaderCell[];
}

const extentOf = (words: readonly PlacedWord[]) => ({
  x0: Math.min(...words.map((word) => word.bbox[0])),
  x1: Math.max(...words.map((word) => word.bbox[2])),
});

const meet = (a: HeaderCell, b: HeaderCell) => a.first <= b.last && b.first <= a.last;

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
    const middles = [(last.bbox[0] + last.bbox[2]) / 2, (word.bbox[0] + word.bbox[2]) / 2];
    const crossed = boundaries.some(
      (x) =>
        last.bbox[2] <= x + characterWidth &&
        word.bbox[0] >= x - characterWidth &&
        (middles[0] ?? x) < x &&
        (middles[1] ?? x) > x,
    );
    if (crossed && word.bbox[0] - last.bbox[2] > characterWidth * 0.95) groups.push([word]);
    else group.push(word);
  }
  return groups.length > 1 ? groups.map(segmentOf) : [segment];
}

/** Columns that a rule under a header cell covers. */
function columnsOfRule(
  cell: HeaderCell,
  bottom: number,
  height: number,
  columns: readonly Column[],
  marks: Marks,
): [number, number] | undefined {
  const { x0, x1 } = extentOf(cell.words);
  const label = columns[0]?.isLabel ? columns[0] : undefined;
  const rule = marks.horizontal.find(
    (candidate) =>
      candidate.y0 > bottom - height * 0.4 &&
      candidate.y0 < bottom + height * 1.1 &&
      candidate.x0 <= x0 + 3 &&
      candidate.x1 >= x1 - 3 &&
      (!label || candidate.x0 > label.x0 + 0.5 * (label.x1 - label.x0)),
  );
  if (!rule) return undefined;
  const covered = columns.flatMap((column, i) => {
    const share = Math.min(rule.x1, column.x1) - Math.max(rule.x0, column.x0);
    return share > 0.5 * (column.x1 - column.x0) && !column.isLabel ? [i] : [];
  });
  const [first] = covered;
  return first === undefined ? undefined : [first, covered[covered.length - 1] ?? first];
}

/** Columns over whose middle a cell stands, where it stands clearly beside the middle of its own. */
function columnsByCentre(
  cell: HeaderCell,
  columns: readonly Column[],
  free: (from: number, to: number) => boolean,
): [number, number] | undefined {
  const { x0, x1 } = extentOf(cell.words);
  const centre = (x0 + x1) / 2;
  const middleOf = (from: number, to: number) => ((columns[from]?.x0 ?? 0) + (columns[to]?.x1 ?? 0)) / 2;
  const own = Math.abs(middleOf(cell.first, cell.last) - centre);
  let best: { range: [number, number]; off: number } | undefined;
  for (let from = cell.first; from >= 0 && !columns[from]?.isLabel; from--) {
    for (let to = Math.max(cell.last, from + 1); to < columns.length; to++) {
      if (!free(from, to)) break;
      const off = Math.abs(middleOf(from, to) - centre);
      const width = (columns[to]?.x1 ?? 0) - (columns[from]?.x0 ?? 0);
      if (off < width * 0.05 && off < own * 0.3 && (!best || off < best.off))
        best = { range: [from, to], off };
    }
  }
  return best?.range;
}

/** Lays each header line into the columns and widens its cells to what they head. */
function layHeader(lines: readonly ReadLine[], columns: readonly Column[], marks: Marks): HeaderLine[] {
  return lines.map((line, i) => {
    const cells = line.segments
      .flatMap((segment) => cutAtColumns(segment, columns, line.characterWidth))
      .map((segment): HeaderCell => {
        const [first, last] = columnsUnder({ x0: segment.bbox[0], x1: segment.bbox[2] }, columns);
        return { words: segment.words, first, last };
      });
    // A heading wider than its numbers may begin over the labels' column: the second cell there is the next column's.
    const [corner, second] = cells;
    if (
      corner &&
      second &&
      columns[0]?.isLabel &&
      corner.first === 0 &&
      second.first === 0 &&
      columns.length > 1
    ) {
      second.first = 1;
      second.last = Math.max(1, second.last);
    }
    const { top, bottom } = line.line;
    for (const cell of cells) {
      if (columns[cell.first]?.isLabel) continue;
      const free = (from: number, to: number) =>
        cells.every((other) => other === cell || other.last < from || other.first > to);
      const ruled = columnsOfRule(cell, bottom, bottom - top, columns, marks);
      const isLowest = i === lines.length - 1;
      const wider = ruled ?? (isLowest ? undefined : columnsByCentre(cell, columns, free));
      if (!wider) continue;
      const first = Math.min(cell.first, wider[0]);
      const last = Math.max(cell.last, wider[1]);
      if (free(first, last)) Object.assign(cell, { first, last });
    }
    return { top, bottom, cells };
  });
}

/** Whether a rule runs between two heights over a stretch of the page. */
function ruled(marks: Marks, from: number, to: number, x0: number, x1: number): boolean {
  return marks.horizontal.some((rule) => rule.y0 > from && rule.y0 < to && rule.x0 < x1 && rule.x1 > x0);
}

/** Whether a header line continues the cells of the row above rather than opening a row. */
function joins(row: HeaderCell[], above: HeaderLine, line: HeaderLine, marks: Marks): boolean {
  const height = line.bottom - line.top;
  if (line.top - above.bottom > height * 1.2) return false;
  return line.cells.every((cell) => {
    const over = row.filter((candidate) => meet(candidate, cell));
    const [only] = over;
    if (!only) return true;
    if (over.length > 1) return false;
    const { x0, x1 } = extentOf(cell.words);
    if (ruled(marks, above.bottom - height * 0.4, line.top + height * 0.4, x0, x1)) return false;
    const spansBoth = only.last > only.first && cell.last > cell.first;
    const single = only.first === only.last && cell.first === cell.last;
    // A short second line of a spanning title ("Three Months Ended / June 30,") stands in its middle.
    const alone = line.cells.filter((other) => meet(other, only)).length === 1;
    return spansBoth || single || (only.last > only.first && alone);
  });
}

/**
 * The rows of a header: lines of one column group join into one cell until a rule or a change between single and
 * spanning cells parts them; a cell that goes on under a spanning neighbour's row is one cell, at its top.
 */
export function buildHeader(
  lines: readonly ReadLine[],
  columns: readonly Column[],
  marks: Marks,
): HeaderCell[][] {
  const rows: { cells: HeaderCell[]; last: HeaderLine }[] = [];
  for (const line of layHeader(lines, columns, marks)) {
    const row = rows[rows.length - 1];
    if (row && joins(row.cells, row.last, line, marks)) {
      for (const cell of line.cells) {
        const same = row.cells.find((candidate) => meet(candidate, cell));
        if (same) {
          same.words.push(...cell.words);
          same.first = Math.min(same.first, cell.first);
          same.last = Math.max(same.last, cell.last);
        } else row.cells.push({ ...cell, words: [...cell.words] });
      }
      row.last = line;
    } else rows.push({ cells: line.cells.map((cell) => ({ ...cell, words: [...cell.words] })), last: line });
  }
  for (const [r, row] of rows.entries()) {
    const below = rows[r + 1];
    if (below) liftContinuations(row, below, columns, marks);
  }
  return rows.map(({ cells }) => cells).filter((cells) => cells.length > 0);
}

/** Moves "(Worse)" up to "Better": one column's cell that no rule cuts, beside cells that span. */
function liftContinuations(
  row: { cells: HeaderCell[]; last: HeaderLine },
  below: { cells: HeaderCell[]; last: HeaderLine },
  columns: readonly Column[],
  marks: Marks,
): void {
  for (const cell of [...below.cells]) {
    if (cell.first !== cell.last || columns[cell.first]?.isLabel) continue;
    const upper = row.cells.find(
      (candidate) => candidate.first === cell.first && candidate.last === cell.last,
    );
    if (!upper || isYear(textOfWords(cell.words))) continue;
    const bottom = Math.max(...upper.words.map((word) => word.bbox[3]));
    const top = Math.min(...cell.words.map((word) => word.bbox[1]));
    const height = Math.max(...cell.words.map((word) => word.bbox[3] - word.bbox[1]));
    const { x0, x1 } = extentOf(cell.words);
    if (top - bottom > height || ruled(marks, bottom - height * 0.4, top + height * 0.4, x0, x1)) continue;
    upper.words.push(...cell.words);
    below.cells.splice(below.cells.indexOf(cell), 1);
  }
}
