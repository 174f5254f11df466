import type { BoundingBox } from '@gemmavision/domain/geometry';
import { linesOf, type PlacedWord } from '../page/index.ts';
import { segmentLine, textOfWords } from './segments.ts';

/** A table under construction. Every row has the same number of cells. */
export interface DraftTable {
  method: 'grid' | 'lines' | 'text';
  bbox: BoundingBox;
  rows: DraftCell[][];
  spans: [row: number, col: number, rowSpan: number, colSpan: number][];
  headerRows: number;
}

/** The words of one cell, in reading order. */
export interface DraftCell {
  words: PlacedWord[];
  text: string;
}

export const emptyCell = (): DraftCell => ({ words: [], text: '' });

/** A cell of these words: its lines from top to bottom joined by spaces, dot leaders left out. */
export function cellOf(words: readonly PlacedWord[]): DraftCell {
  if (words.length === 0) return emptyCell();
  const inOrder: PlacedWord[] = [];
  const texts: string[] = [];
  for (const line of linesOf(words)) {
    const shown = segmentLine(line).segments.flatMap((segment) => segment.words);
    inOrder.push(...shown);
    texts.push(textOfWords(shown));
  }
  return { words: inOrder, text: texts.join(' ') };
}

/** Drops rows and columns without any text, and moves the spans with them. */
export function dropEmpty(table: DraftTable): DraftTable {
  const width = table.rows[0]?.length ?? 0;
  const keptRows = table.rows.flatMap((row, r) => (row.some((cell) => cell.text !== '') ? [r] : []));
  const keptColumns = Array.from({ length: width }, (_, c) => c).filter((c) =>
    table.rows.some((row) => row[c]?.text),
  );
  const rows = keptRows.map((r) => keptColumns.map((c) => table.rows[r]?.[c] ?? emptyCell()));
  const within = (kept: number[], from: number, length: number) =>
    kept.filter((i) => i >= from && i < from + length);
  const spans = table.spans.flatMap(([r, c, rowSpan, colSpan]): DraftTable['spans'] => {
    const newRows = within(keptRows, r, rowSpan);
    const newColumns = within(keptColumns, c, colSpan);
    const [row] = newRows;
    const [column] = newColumns;
    if (row === undefined || column === undefined || newRows.length * newColumns.length < 2) return [];
    return [[keptRows.indexOf(row), keptColumns.indexOf(column), newRows.length, newColumns.length]];
  });
  const headerRows = keptRows.filter((r) => r < table.headerRows).length;
  return { ...table, rows, spans, headerRows };
}
