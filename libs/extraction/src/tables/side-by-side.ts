import { unionOfBoxes } from '@gemmavision/domain/geometry';
import { dropEmpty, type DraftTable } from './draft.ts';

/**
 * A long list that a page prints in several columns of columns ("Age | Total | Age | Total"): a header that repeats
 * itself from the first column on heads tables that stand side by side. They come back from left to right; every
 * other table comes back as it is.
 */
export function splitSideBySide(table: DraftTable): DraftTable[] {
  const width = table.rows[0]?.length ?? 0;
  const step = repeatOf(table, width);
  if (step === undefined) return [table];
  const parts = Array.from({ length: width / step }, (_, k) => partOf(table, k * step, step));
  return parts.every((part) => part.rows.length >= 2 && part.rows[0]?.length === step) ? parts : [table];
}

/** After how many columns the header begins anew; undefined where it does not. */
function repeatOf(table: DraftTable, width: number): number | undefined {
  const header = table.rows.slice(0, Math.max(1, table.headerRows));
  const text = (r: number, c: number) => (header[r]?.[c]?.text ?? '').replace(/\s+/g, ' ').toLowerCase();
  for (let step = 2; step <= width / 2; step++) {
    if (width % step !== 0) continue;
    const isWhole = table.spans.every(
      ([, col, , colSpan]) => Math.floor(col / step) === Math.floor((col + colSpan - 1) / step),
    );
    const repeats = header.every((row, r) => row.every((_, c) => text(r, c) === text(r, c % step)));
    const last = header.length - 1;
    // Every column needs a name in words: a repeated "2023 2022" heads the columns of one table.
    const named = Array.from({ length: step }, (_, c) => /\p{L}{2}/u.test(text(last, c))).every(Boolean);
    if (isWhole && repeats && named) return step;
  }
  return undefined;
}

function partOf(table: DraftTable, from: number, width: number): DraftTable {
  const rows = table.rows.map((row) => row.slice(from, from + width));
  const boxes = rows.flat().flatMap((cell) => cell.words.map((word) => word.bbox));
  return dropEmpty({
    ...table,
    bbox: boxes.length > 0 ? unionOfBoxes(boxes) : table.bbox,
    rows,
    spans: table.spans.flatMap(([r, c, rowSpan, colSpan]): DraftTable['spans'] =>
      c >= from && c < from + width ? [[r, c - from, rowSpan, colSpan]] : [],
    ),
  });
}
