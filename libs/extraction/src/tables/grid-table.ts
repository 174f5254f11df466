import type { PlacedWord } from '../page/index.ts';
import { linesOf } from '../page/index.ts';
import { cellOf, dropEmpty, emptyCell, type DraftTable } from './draft.ts';
import type { Grid } from './grids.ts';
import { partAtLostLines } from './lost-lines.ts';
import { segmentLine } from './segments.ts';

const centre = (word: PlacedWord) => ({
  x: (word.bbox[0] + word.bbox[2]) / 2,
  y: (word.bbox[1] + word.bbox[3]) / 2,
});

/** The words whose middle lies in the grid. */
export function wordsInGrid(words: readonly PlacedWord[], grid: Grid): PlacedWord[] {
  const [x0, y0, x1, y1] = grid.bbox;
  return words.filter((word) => {
    const { x, y } = centre(word);
    return x0 <= x && x <= x1 && y0 <= y && y <= y1;
  });
}

/** Whether a grid's lines are those of its cells: not where one box holds many numbers side by side. */
export function tellsCells(words: readonly PlacedWord[], grid: Grid): boolean {
  let crowded = 0;
  let filled = 0;
  for (const [r, c, rowSpan, colSpan] of grid.cells) {
    const inside = wordsInCell(words, grid, r, c, rowSpan, colSpan);
    if (inside.length === 0) continue;
    filled++;
    const lines = linesOf(inside).map(segmentLine);
    if (lines.some(({ segments }) => segments.filter((segment) => segment.isValue).length >= 2)) crowded++;
  }
  return filled >= 3 && crowded <= filled * 0.15;
}

function wordsInCell(
  words: readonly PlacedWord[],
  grid: Grid,
  r: number,
  c: number,
  rowSpan: number,
  colSpan: number,
): PlacedWord[] {
  const x0 = grid.xs[c] ?? 0;
  const x1 = grid.xs[c + colSpan] ?? 0;
  const y0 = grid.ys[r] ?? 0;
  const y1 = grid.ys[r + rowSpan] ?? 0;
  return words.filter((word) => {
    const { x, y } = centre(word);
    return x0 <= x && x < x1 && y0 <= y && y < y1;
  });
}

/**
 * Where one row of the grid holds several rows of numbers: the middles of its numbers' lines, two columns or more
 * agreeing. Else empty.
 */
function innerLines(columns: PlacedWord[][]): number[] {
  const perColumn = columns.map((words) =>
    linesOf(words).map((line) => ({ middle: (line.top + line.bottom) / 2, ...segmentLine(line) })),
  );
  const numeric = perColumn.filter(
    (lines) =>
      lines.length >= 2 &&
      lines.filter(({ segments }) => segments.every((segment) => segment.isValue)).length >=
        lines.length * 0.6,
  );
  if (numeric.length === 0) return [];
  const longest = numeric.reduce((a, b) => (b.length > a.length ? b : a));
  const agreeing = perColumn.filter((lines) => {
    const hits = longest.filter(({ middle, line }) =>
      lines.some((other) => Math.abs(other.middle - middle) < (line.bottom - line.top) * 0.6),
    );
    return hits.length >= Math.max(2, longest.length * 0.6);
  });
  return agreeing.length >= 2 ? longest.map(({ middle }) => middle) : [];
}

/** Builds a table from a grid; the words must be those of `wordsInGrid`. */
export function buildGridTable(words: readonly PlacedWord[], drawn: Grid): DraftTable {
  const grid = partAtLostLines(drawn, ([r, c, rowSpan, colSpan]) =>
    wordsInCell(words, drawn, r, c, rowSpan, colSpan),
  );
  const width = grid.xs.length - 1;
  const rows: DraftTable['rows'] = [];
  const spans: DraftTable['spans'] = [];
  const firstRowOf: number[] = [];
  for (let r = 0; r < grid.ys.length - 1; r++) {
    firstRowOf.push(rows.length);
    const starting = grid.cells.filter(([row]) => row === r);
    const contents = starting.map(([row, c, rowSpan, colSpan]) =>
      wordsInCell(words, grid, row, c, rowSpan, colSpan),
    );
    const single = starting.flatMap(([, , rowSpan], i) => (rowSpan === 1 ? [contents[i] ?? []] : []));
    const middles = innerLines(single);
    const rowCount = Math.max(1, middles.length);
    for (let k = 0; k < rowCount; k++) rows.push(Array.from({ length: width }, emptyCell));
    for (const [i, [, c, rowSpan]] of starting.entries()) {
      const inside = contents[i] ?? [];
      const base = firstRowOf[r] ?? 0;
      if (middles.length > 0 && rowSpan === 1) {
        const shares: PlacedWord[][] = middles.map(() => []);
        for (const word of inside) {
          const { y } = centre(word);
          const nearest = middles.reduce(
            (best, middle, k) => (Math.abs(middle - y) < Math.abs((middles[best] ?? 0) - y) ? k : best),
            0,
          );
          shares[nearest]?.push(word);
        }
        for (const [k, share] of shares.entries()) setCell(rows, base + k, c, share);
      } else setCell(rows, base, c, inside);
    }
  }
  firstRowOf.push(rows.length);
  for (const [r, c, rowSpan, colSpan] of grid.cells) {
    const from = firstRowOf[r] ?? 0;
    const to = firstRowOf[r + rowSpan] ?? rows.length;
    if (rowSpan * colSpan > 1) spans.push([from, c, to - from, colSpan]);
  }
  shareTallLabels(rows, spans);
  return dropCaptions(dropEmpty({ method: 'grid', bbox: grid.bbox, rows, spans, headerRows: 1 }));
}

function setCell(rows: DraftTable['rows'], r: number, c: number, words: PlacedWord[]): void {
  const row = rows[r];
  if (row) row[c] = cellOf(words);
}

/** A label cell without lines between its labels: where it has about a line a row, each row gets its own. */
function shareTallLabels(rows: DraftTable['rows'], spans: DraftTable['spans']): void {
  for (const [index, [r, c, rowSpan, colSpan]] of [...spans.entries()].reverse()) {
    const words = rows[r]?.[c]?.words ?? [];
    const lines = linesOf(words);
    if (rowSpan < 4 || colSpan > 1 || lines.length < rowSpan * 0.6) continue;
    const middles = Array.from({ length: rowSpan }, (_, k) => {
      const others = (rows[r + k] ?? []).flatMap((cell, i) => (i === c ? [] : cell.words));
      return others.length > 0
        ? others.reduce((sum, word) => sum + centre(word).y, 0) / others.length
        : undefined;
    });
    if (middles.filter((middle) => middle !== undefined).length < rowSpan * 0.8) continue;
    const shares: PlacedWord[][] = middles.map(() => []);
    for (const line of lines) {
      const y = (line.top + line.bottom) / 2;
      const distance = (k: number) => Math.abs((middles[k] ?? Infinity) - y);
      const nearest = middles.reduce<number>((best, _, k) => (distance(k) < distance(best) ? k : best), 0);
      shares[nearest]?.push(...line.words);
    }
    for (const [k, share] of shares.entries()) setCell(rows, r + k, c, share);
    spans.splice(index, 1);
  }
}

const caption = /^(?:table|exhibit|figure|chart|box|source|sources|note|notes)\b/i;

/** Takes a title above and a source below out of the frame that they share with the table. */
function dropCaptions(table: DraftTable): DraftTable {
  const isCaption = (row: DraftTable['rows'][number] | undefined) => {
    const filled = row?.filter((cell) => cell.text !== '') ?? [];
    const [only] = filled;
    return (
      filled.length === 1 &&
      only !== undefined &&
      row?.[0] === only &&
      (row.length > 2 || /^source/i.test(only.text)) &&
      caption.test(only.text)
    );
  };
  let { rows, spans } = table;
  if (rows.length > 2 && isCaption(rows[0])) {
    rows = rows.slice(1);
    spans = spans.flatMap(([r, ...rest]): DraftTable['spans'] => (r > 0 ? [[r - 1, ...rest]] : []));
  }
  if (rows.length > 2 && isCaption(rows[rows.length - 1])) {
    rows = rows.slice(0, -1);
    spans = spans.filter(([r]) => r < rows.length);
  }
  return { ...table, rows, spans };
}
