import { markOf } from './correction-mark.ts';
import type { CorrectedTable, StoredCorrection, TableShape } from './corrections.ts';
import type { Table } from './extraction-result.ts';
import { placeCorrections, type PlacedCorrection } from './place-corrections.ts';

type CorrectedCell = NonNullable<CorrectedTable['cells']>[number][number];
/** Adds up a table anew: the reading’s own way, passed in. */
export type AddUp = (table: Table) => Table;
type CellCorrections = ReadonlyMap<string, StoredCorrection>;

/** Rows and columns as they were read. */
export function shapeAsRead(table: Pick<Table, 'rows'>): TableShape {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index));
  return { rows: ids(table.rows.length), columns: ids(table.rows[0]?.length ?? 0) };
}

/** Rows and columns as a table shows them, with its corrections. */
export function shapeOf(table: CorrectedTable): TableShape {
  const asRead = shapeAsRead(table);
  return { rows: table.rowIds ?? asRead.rows, columns: table.columnIds ?? asRead.columns };
}

/** Whether every row and column that is not an added one exists in the table as read, and none comes twice. */
export function fitsTable(shape: TableShape, table: Pick<Table, 'rows'>): boolean {
  const { rows, columns } = shapeAsRead(table);
  const fits = (ids: readonly string[], asRead: readonly string[]) =>
    new Set(ids).size === ids.length && ids.every((id) => id.startsWith('+') || asRead.includes(id));
  return fits(shape.rows, rows) && fits(shape.columns, columns);
}

/** Spans over the rows and columns that are left; those that lost their first cell or cover one alone are none. */
function reshapedSpans(spans: NonNullable<Table['spans']>, shape: TableShape): NonNullable<Table['spans']> {
  const range = (ids: readonly string[], from: number, count: number): [number, number] | undefined => {
    const at = Array.from({ length: count }, (_, n) => ids.indexOf(String(from + n))).filter((n) => n >= 0);
    const first = ids.indexOf(String(from));
    return first === -1 ? undefined : [first, Math.max(...at) - first + 1];
  };
  return spans.flatMap(([row, column, rowSpan, colSpan]) => {
    const [down, across] = [range(shape.rows, row, rowSpan), range(shape.columns, column, colSpan)];
    if (down === undefined || across === undefined || down[1] * across[1] <= 1) return [];
    return [[down[0], across[0], down[1], across[1]]];
  });
}

function correctedCell(
  read: CorrectedCell,
  text: string | null,
  correction: StoredCorrection,
): CorrectedCell {
  const mark = markOf(correction, text);
  if (mark.agrees) return { ...read, corrected: mark };
  // What the old text meant is not what the new one means.
  const { bbox, confidence, period } = read;
  return {
    bbox,
    confidence,
    ...(period !== undefined && { period }),
    ...correction.anchor.meaning,
    corrected: mark,
  };
}

function correctTable(
  table: Table,
  shapeCorrection: StoredCorrection | undefined,
  cells: CellCorrections,
): CorrectedTable {
  const { value } = shapeCorrection ?? {};
  const asked = typeof value === 'object' && value !== null ? value : undefined;
  const given = asked !== undefined && fitsTable(asked, table) ? asked : undefined;
  const shape = given ?? shapeAsRead(table);
  const texts: string[][] = [];
  const merged: CorrectedCell[][] = [];
  for (const row of shape.rows) {
    const [rowTexts, rowCells]: [string[], CorrectedCell[]] = [[], []];
    for (const column of shape.columns) {
      const readText = table.rows[Number(row)]?.[Number(column)];
      const isRead = !row.startsWith('+') && !column.startsWith('+') && readText !== undefined;
      const cell: CorrectedCell = (isRead ? table.cells?.[Number(row)]?.[Number(column)] : undefined) ?? {
        bbox: null,
        confidence: isRead ? table.confidence : 1,
      };
      const correction = cells.get(`${row} ${column}`);
      const said = correction === undefined ? undefined : correction.value;
      rowTexts.push(typeof said === 'string' ? said : isRead ? readText : '');
      rowCells.push(
        correction === undefined ? cell : correctedCell(cell, isRead ? readText : null, correction),
      );
    }
    texts.push(rowTexts);
    merged.push(rowCells);
  }
  const spans = given === undefined ? table.spans : reshapedSpans(table.spans ?? [], shape);
  const { spans: _read, checks: _checks, consistency: _share, ...rest } = table;
  return {
    ...rest,
    rows: texts,
    cells: merged,
    ...(spans !== undefined && { spans }),
    ...(given !== undefined &&
      shapeCorrection !== undefined && {
        corrected: { ...markOf(shapeCorrection, null), kind: 'corrected', agrees: false },
        rowIds: given.rows,
        columnIds: given.columns,
      }),
  };
}

/**
 * The tables with people’s corrections in the place of what was read, each with its mark; what is corrected is added up
 * anew.
 */
export function correctTables(
  tables: readonly Table[],
  corrections: readonly StoredCorrection[],
  addUp: AddUp,
): CorrectedTable[] {
  const placed = placeCorrections(tables, corrections);
  return tables.map((table, index) => {
    const here = placed.filter(({ target }) => target.table === index);
    if (here.length === 0) return table;
    const shape = here.find(({ target }) => target.kind === 'shape');
    const corrected = correctTable(table, shape?.correction, cellsOf(here));
    const { checks, consistency } = addUp(corrected);
    return {
      ...corrected,
      ...(checks !== undefined && { checks }),
      ...(consistency !== undefined && { consistency }),
    };
  });
}

function cellsOf(placed: readonly PlacedCorrection[]): CellCorrections {
  return new Map(
    placed.flatMap(({ target, correction }) =>
      target.kind === 'cell' ? [[`${target.row} ${target.column}`, correction]] : [],
    ),
  );
}
