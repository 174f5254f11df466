import { unionOfBoxes, type BoundingBox } from '@gemmavision/domain/geometry';
import { findColumns, type Column } from './columns.ts';
import { cellOf, dropEmpty, emptyCell, type DraftTable } from './draft.ts';
import { headerExtent } from './header-depth.ts';
import { buildHeader } from './header.ts';
import type { ReadLine, Region } from './regions.ts';
import { buildRows } from './rows.ts';
import type { Marks } from './rulings.ts';

/** Vertical lines that run along most of the region divide its columns. */
function separatorsIn(region: Region, marks: Marks): number[] {
  const top = Math.min(...region.lines.map((line) => line.line.top));
  const bottom = Math.max(...region.lines.map((line) => line.line.bottom));
  return marks.vertical
    .filter((rule) => Math.min(rule.y1, bottom) - Math.max(rule.y0, top) > 0.5 * (bottom - top))
    .map((rule) => rule.x0);
}

/** Builds a table from lines of text: columns from the rows with numbers, then header, then rows. */
export function buildLineTable(
  region: Region,
  marks: Marks,
): { table: DraftTable; columns: Column[]; header: ReadLine[] } | undefined {
  const rowLines = region.lines.slice(region.firstData);
  const data = rowLines.filter((line) => line.kind === 'data');
  const columns = findColumns(data, separatorsIn(region, marks));
  if (columns.length < 2) return undefined;
  const above = region.lines.slice(0, region.firstData);
  const { depth, sections } = headerExtent(above, columns, marks, rowLines[0]?.line.top ?? 0);
  const header = above.slice(above.length - depth, above.length - sections);
  const body = depth > 0 ? [...above.slice(above.length - sections), ...rowLines] : rowLines;
  const rows: DraftTable['rows'] = [];
  const spans: DraftTable['spans'] = [];
  for (const cells of buildHeader(header, columns, marks)) {
    const row = columns.map(emptyCell);
    for (const cell of cells) {
      row[cell.first] = cellOf([...(row[cell.first]?.words ?? []), ...cell.words]);
      if (cell.last > cell.first) spans.push([rows.length, cell.first, 1, cell.last - cell.first + 1]);
    }
    rows.push(row);
  }
  const headerRows = rows.length;
  for (const bodyRow of buildRows(body, columns, marks)) {
    for (const { first, last } of bodyRow.spans) spans.push([rows.length, first, 1, last - first + 1]);
    rows.push(bodyRow.cells.map(cellOf));
  }
  const boxes = [...header, ...body].map((line): BoundingBox => line.line.bbox);
  return {
    table: dropEmpty({ method: 'lines', bbox: unionOfBoxes(boxes), rows, spans, headerRows }),
    columns,
    header,
  };
}
