import type { SegmentedLine, Segment } from './segments.ts';

/** A column's horizontal extent. The first one of a table holds the labels when `isLabel`. */
export interface Column {
  x0: number;
  x1: number;
  isLabel: boolean;
}

interface Interval {
  x0: number;
  x1: number;
}

const overlap = (a: Interval, b: Interval) => Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
const intervalOf = (segment: Segment): Interval => ({ x0: segment.bbox[0], x1: segment.bbox[2] });

/**
 * Stacks intervals into columns: positions that hardly any row covers divide them. Right edges of numbers and left
 * edges of text line up, so that a valley stays open even where widths differ.
 */
function stack(intervals: readonly Interval[], tolerated: number): Interval[] {
  const events = intervals
    .flatMap(({ x0, x1 }) => [
      { x: x0, step: 1 },
      { x: x1, step: -1 },
    ])
    .sort((a, b) => a.x - b.x || b.step - a.step);
  const columns: Interval[] = [];
  let covering = 0;
  let open: number | undefined;
  for (const { x, step } of events) {
    covering += step;
    if (open === undefined && covering > tolerated) open = x;
    else if (open !== undefined && covering <= tolerated) {
      columns.push({ x0: open, x1: x });
      open = undefined;
    }
  }
  return columns;
}

/** The columns of a table from its rows with numbers: `rows` are those rows' segments. */
export function findColumns(rows: readonly SegmentedLine[], separators: readonly number[] = []): Column[] {
  const values = rows
    .flatMap(({ segments }) => segments.filter((segment) => segment.isValue))
    .map(intervalOf);
  const tolerated = rows.length >= 14 ? Math.floor(rows.length * 0.06) : 0;
  const valueColumns = stack(values, tolerated).filter((column) => {
    const members = values.filter((value) => overlap(value, column) > 0).length;
    return members > 0 && (rows.length < 6 || members >= 1);
  });
  // Text beside the numbers: columns of their own where rows agree, else labels or spans.
  const others = rows
    .flatMap(({ segments }) => segments.filter((segment) => !segment.isValue))
    .filter((segment) => valueColumns.every((column) => overlap(intervalOf(segment), column) <= 0));
  const firsts = new Set(
    rows.flatMap(({ segments }) => (segments[0] && !segments[0].isValue ? [segments[0]] : [])),
  );
  const leftMost = Math.min(...valueColumns.map((column) => column.x0), Infinity);
  const inner = others.filter((segment) => !(firsts.has(segment) && segment.bbox[0] < leftMost));
  const innerColumns = stack(inner.map(intervalOf), 0).filter(
    (column) =>
      inner.filter((segment) => overlap(intervalOf(segment), column) > 0).length >=
      Math.max(2, rows.length * 0.2),
  );
  const body = [...valueColumns, ...innerColumns].sort((a, b) => a.x0 - b.x0);
  const merged: Interval[] = [];
  for (const column of body) {
    const last = merged[merged.length - 1];
    if (last && overlap(last, column) > 0) last.x1 = Math.max(last.x1, column.x1);
    else merged.push({ ...column });
  }
  const start = merged[0]?.x0 ?? Infinity;
  const labels = [...firsts].filter((segment) => segment.bbox[0] < start - 1).map(intervalOf);
  const columns: Column[] = merged.map((column) => ({ ...column, isLabel: false }));
  if (labels.length > 0) {
    const x0 = Math.min(...labels.map((label) => label.x0));
    columns.unshift({
      x0,
      x1: Math.max(x0 + 1, Math.min(start, Math.max(...labels.map((label) => label.x1)))),
      isLabel: true,
    });
  }
  return splitAt(columns, separators);
}

/** Vertical lines divide columns that the words alone leave together. */
function splitAt(columns: Column[], separators: readonly number[]): Column[] {
  return columns.flatMap((column) => {
    const cuts = separators.filter((x) => x > column.x0 + 2 && x < column.x1 - 2).sort((a, b) => a - b);
    const edges = [column.x0, ...cuts, column.x1];
    return edges
      .slice(1)
      .map((x1, i) => ({ ...column, x0: edges[i] ?? x1, x1, isLabel: column.isLabel && i === 0 }));
  });
}

/** Where one column ends and the next begins: halfway, but a label may run up to the first number. */
export function boundariesOf(columns: readonly Column[]): number[] {
  return columns.slice(1).map((column, i) => {
    const before = columns[i];
    if (!before) return column.x0;
    if (before.isLabel)
      return Math.max(before.x1, column.x0 - 0.5 * Math.min(12, Math.max(0, column.x0 - before.x1)));
    return (before.x1 + column.x0) / 2;
  });
}

/** The columns that a segment stands over, as first and last index. */
export function columnsUnder(segment: Interval, columns: readonly Column[]): [first: number, last: number] {
  const touched = columns.flatMap((column, i) => (overlap(segment, column) > 0 ? [i] : []));
  const [first] = touched;
  if (first !== undefined) return [first, touched[touched.length - 1] ?? first];
  const boundaries = boundariesOf(columns);
  const middle = (segment.x0 + segment.x1) / 2;
  const at = boundaries.findIndex((boundary) => middle < boundary);
  const index = at < 0 ? columns.length - 1 : at;
  return [index, index];
}
