import { unionOfBoxes, type BoundingBox } from '@gemmavision/domain/geometry';
import { median } from '../page/index.ts';
import type { Column } from './columns.ts';
import { cellOf, dropEmpty, type DraftTable } from './draft.ts';
import type { ReadLine } from './regions.ts';
import { layLine, type BodyRow } from './rows.ts';

/** Of the rows, how many must begin a text at a place for it to be a column. */
const sharedBy = 0.6;
/** Of all texts, how many must begin at a column. */
const mostAligned = 0.85;
const leastRows = 4;
const leastColumns = 3;
/** Of all cells; addresses beside each other leave more of them empty. */
const mostlyFilled = 0.75;
/** Words of a cell; more are sentences. */
const longestCell = 9;

/**
 * Tables of words alone, without lines around them: a list of products, a schedule. Rows of three texts or more that
 * begin at the same places; lines of one text between them go on in the column that they begin at.
 */
export function findTextTables(lines: readonly ReadLine[]): { table: DraftTable; columns: Column[] }[] {
  const found: { table: DraftTable; columns: Column[] }[] = [];
  for (const run of runsOf(lines)) {
    const columns = columnsOf(run);
    if (columns.length < leastColumns) continue;
    const rows = rowsOf(run, columns);
    const filled = rows.reduce((sum, row) => sum + row.cells.filter((words) => words.length > 0).length, 0);
    if (rows.length < leastRows || filled < rows.length * columns.length * mostlyFilled) continue;
    const boxes = run.map((line): BoundingBox => line.line.bbox);
    found.push({
      table: dropEmpty({
        method: 'text',
        bbox: unionOfBoxes(boxes),
        rows: rows.map((row) => row.cells.map(cellOf)),
        spans: [],
        headerRows: 1,
      }),
      columns,
    });
  }
  return found;
}

const isRow = (line: ReadLine) =>
  line.kind !== 'prose' &&
  line.segments.length >= 2 &&
  line.segments.every((segment) => segment.words.length <= longestCell);

/** Runs of rows near each other, with the lines of one text between them. */
function runsOf(lines: readonly ReadLine[]): ReadLine[][] {
  const runs: ReadLine[][] = [];
  let run: ReadLine[] = [];
  const close = () => {
    while (run.length > 0 && run[run.length - 1]?.segments.length === 1) run.pop();
    if (run.filter(isRow).length >= leastRows) runs.push(run);
    run = [];
  };
  for (const line of lines) {
    const last = run[run.length - 1];
    const height = line.line.bottom - line.line.top;
    const gap = last === undefined ? Infinity : line.line.top - last.line.bottom;
    const near = gap > -height && gap < height * 1.6;
    const continues = isRow(line) || (line.kind === 'text' && line.segments.length === 1);
    if (!near || !continues) close();
    if (isRow(line) || (run.length > 0 && continues)) run.push(line);
  }
  close();
  return runs;
}

/** The places where most rows begin a text; none where too many texts begin elsewhere. */
function columnsOf(run: readonly ReadLine[]): Column[] {
  const rows = run.filter(isRow);
  const width = median(rows.map((line) => line.characterWidth));
  const starts = rows
    .flatMap((line, r) => line.segments.map((segment) => ({ x: segment.bbox[0], r })))
    .sort((a, b) => a.x - b.x);
  const clusters: { x: number; members: typeof starts }[] = [];
  for (const start of starts) {
    const cluster = clusters[clusters.length - 1];
    if (cluster && start.x - cluster.x < width * 1.5) cluster.members.push(start);
    else clusters.push({ x: start.x, members: [start] });
  }
  const shared = clusters.filter(
    ({ members }) => new Set(members.map(({ r }) => r)).size >= Math.max(3, rows.length * sharedBy),
  );
  const aligned = shared.reduce((sum, { members }) => sum + members.length, 0);
  if (aligned < starts.length * mostAligned) return [];
  return shared.map(({ x }, i): Column => {
    const next = shared[i + 1]?.x ?? Infinity;
    const ends = rows.flatMap((line) =>
      line.segments
        .filter((segment) => segment.bbox[0] >= x - 1 && segment.bbox[0] < next - 1)
        .map((segment) => segment.bbox[2]),
    );
    return { x0: x, x1: Math.min(next - 1, Math.max(x + 1, ...ends)), isLabel: i === 0 };
  });
}

/** A line that does not begin in the first column goes on with the row above. */
function rowsOf(run: readonly ReadLine[], columns: readonly Column[]): BodyRow[] {
  const rows: BodyRow[] = [];
  for (const line of run) {
    const row = layLine(line, columns);
    const above = rows[rows.length - 1];
    if (above && row.cells[0]?.length === 0) {
      for (const [i, words] of row.cells.entries()) above.cells[i]?.push(...words);
      above.bottom = row.bottom;
    } else rows.push(row);
  }
  return rows;
}
