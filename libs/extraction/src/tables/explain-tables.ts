import type { Table } from '@gemmavision/domain/documents';
import { unionOfBoxes, type BoundingBox } from '@gemmavision/domain/geometry';
import { blocksOf, isSpeck, readingOf, straightenMarks, type Page, type PlacedWord } from '../page/index.ts';
import type { Column } from './columns.ts';
import type { DraftTable } from './draft.ts';
import { buildGridTable, tellsCells, wordsInGrid } from './grid-table.ts';
import { findGrids, type Grid } from './grids.ts';
import { buildLineTable } from './line-table.ts';
import { findRegions, readLine, type ReadLine, type Region } from './regions.ts';
import { readMarks, type Marks } from './rulings.ts';
import { splitSideBySide } from './side-by-side.ts';
import { findTextTables } from './text-tables.ts';
import { judge } from './verdict.ts';

/** What each stage saw on a page, for drawing; the coordinates are those of the straightened page. */
export interface TableStages {
  marks: Marks;
  grids: Grid[];
  lines: ReadLine[];
  regions: Region[];
  columns: Column[][];
  drafts: DraftTable[];
  refused: { table: DraftTable; reason: string }[];
  tables: Table[];
}

function toTable(page: Page, draft: DraftTable): Table {
  const words = draft.rows.flat().flatMap((cell) => cell.words);
  const boxOf = (list: PlacedWord[]): BoundingBox => unionOfBoxes(list.map((word) => word.printed.bbox));
  const meanConfidence = (list: PlacedWord[]) =>
    list.reduce((sum, word) => sum + word.confidence, 0) / Math.max(1, list.length);
  return {
    page: page.number,
    bbox: boxOf(words),
    confidence: Math.min(1, meanConfidence(words)) * (draft.method === 'grid' ? 0.95 : 0.85),
    rows: draft.rows.map((row) => row.map((cell) => cell.text)),
    ...(draft.spans.length > 0 ? { spans: draft.spans } : {}),
    cells: draft.rows.map((row) =>
      row.map((cell) => ({
        bbox: cell.words.length > 0 ? boxOf(cell.words) : null,
        confidence: cell.words.length > 0 ? Math.min(1, meanConfidence(cell.words)) : 1,
      })),
    ),
  };
}

/** Finds the tables of a page and keeps each stage's result. */
export function explainTables(page: Page): TableStages {
  const reading = readingOf(page);
  const words = reading.words.filter((word) => !isSpeck(word));
  const marks = readMarks({ ...page, ...straightenMarks(page) });
  const drafts: DraftTable[] = [];
  const columns: Column[][] = [];
  const taken = new Set<PlacedWord>();
  const grids = findGrids(marks).filter((grid) => {
    const inside = wordsInGrid(words, grid).filter((word) => !taken.has(word));
    if (inside.length < 4 || !tellsCells(inside, grid)) return false;
    const draft = buildGridTable(inside, grid);
    if (!judge(draft).isTable) return false;
    for (const word of inside) taken.add(word);
    drafts.push(draft);
    return true;
  });
  const free = words.filter((word) => !taken.has(word));
  const lines: ReadLine[] = [];
  const regions: Region[] = [];
  for (const textLines of blocksOf(free, reading)) {
    const widths = textLines.map((line) => line.bbox[2] - line.bbox[0]).sort((a, b) => a - b);
    const blockWidth =
      Math.max(...textLines.map((line) => line.bbox[2])) - Math.min(...textLines.map((line) => line.bbox[0]));
    const proseWidth = Math.max(widths[Math.floor(widths.length * 0.9)] ?? 0, blockWidth * 0.6);
    const blockLines = textLines.map((line) => readLine(line, proseWidth, reading.space));
    lines.push(...blockLines);
    regions.push(...findRegions(blockLines));
  }
  for (const region of regions) {
    const built = buildLineTable(region, marks);
    if (!built) continue;
    columns.push(built.columns);
    drafts.push(built.table);
  }
  const refused: TableStages['refused'] = [];
  const isTable = (table: DraftTable) => {
    const verdict = judge(table);
    if (!verdict.isTable) refused.push({ table, reason: verdict.reason });
    return verdict.isTable;
  };
  const accepted = drafts.flatMap(splitSideBySide).filter(isTable);
  const used = new Set(accepted.flatMap((table) => table.rows.flat().flatMap((cell) => cell.words)));
  const unused = lines.filter((line) => line.line.words.every((word) => !used.has(word)));
  for (const found of findTextTables(unused)) {
    columns.push(found.columns);
    drafts.push(found.table);
    if (isTable(found.table)) accepted.push(found.table);
  }
  accepted.sort((a, b) => a.bbox[1] - b.bbox[1] || a.bbox[0] - b.bbox[0]);
  return {
    marks,
    grids,
    lines,
    regions,
    columns,
    drafts,
    refused,
    tables: accepted.map((draft) => toTable(page, draft)),
  };
}

/** The tables of a page, from top to bottom. */
export function findTables(page: Page): Table[] {
  return explainTables(page).tables;
}
