import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  correctedTableSchema,
  correctTables,
  fitsTable,
  shapeAsRead,
  shapeOf,
  type CorrectionTarget,
  type StoredCorrection,
  type Table,
} from './index.ts';
import { aCorrection, statement } from './testing/income-statement.ts';

/** Corrects tables that nobody adds up. */
const corrected = (tables: readonly Table[], corrections: readonly StoredCorrection[]) =>
  correctTables(tables, corrections, (table) => table);

const cellAt = (row: number, column: number): Extract<CorrectionTarget, { kind: 'cell' }> => ({
  kind: 'cell',
  table: 0,
  row: String(row),
  column: String(column),
});

/** A cell corrected as the portal keeps it: with the place where it stood. */
function aCellCorrection(row: number, column: number, value: string): StoredCorrection {
  return aCorrection(cellAt(row, column), {
    read: statement.rows[row]?.[column] ?? null,
    value,
    anchor: {
      page: statement.page,
      tableBbox: statement.bbox,
      size: [4, 3],
      bbox: statement.cells?.[row]?.[column]?.bbox ?? null,
    },
  });
}

describe('corrected tables', () => {
  it('shows the person’s text, and forgets what the old one meant', () => {
    const [table] = corrected([statement], [aCellCorrection(2, 1, 'n/a')]);
    expect(table?.rows[2]).toEqual(['Net sales', 'n/a', '14,694']);
    expect(table?.cells?.[2]?.[1]).not.toHaveProperty('value');
    expect(table?.cells?.[2]?.[1]?.corrected).toMatchObject({ read: '14,544', agrees: false });
    expect(table && correctedTableSchema.parse(table)).toEqual(table);
  });

  it('adds and takes away rows and columns, with spans over what is left', () => {
    const shape = { rows: ['0', '1', '+1', '3'], columns: ['0', '+1', '1', '2'] };
    const [table] = corrected(
      [statement],
      [
        aCorrection({ kind: 'shape', table: 0 }, { read: null, value: shape }),
        aCorrection({ kind: 'cell', table: 0, row: '+1', column: '2' }, { read: null, value: '725' }),
      ],
    );
    expect(table?.rows).toEqual([
      ['', '', 'Twelve Months Ended June 30,', ''],
      ['($ million)', '', '2022', '2023'],
      ['', '', '', '725'],
      ['Cost of sales', '', '(11,724)', '(11,969)'],
    ]);
    expect(table?.spans).toEqual([[0, 2, 1, 2]]);
    expect(table && shapeOf(table)).toEqual(shape);
  });

  it('finds the cell again where another reading counts tables and rows differently', () => {
    const correction = aCellCorrection(3, 2, '(11,968)');
    const another: Table = { ...statement, page: 1 };
    const shifted: Table = {
      ...statement,
      rows: statement.rows.slice(1),
      cells: statement.cells?.slice(1),
      spans: [],
    };
    const [first, second] = corrected([another, shifted], [correction]);
    expect(first).toEqual(another);
    expect(second?.rows[2]).toEqual(['Cost of sales', '(11,724)', '(11,968)']);
  });

  it('adds up anew what was corrected, and nothing else', () => {
    const check: NonNullable<Table['checks']>[number] = {
      kind: 'column',
      cell: [3, 1],
      terms: [],
      expected: 1,
      found: 2,
      holds: false,
    };
    const checked: Table = { ...statement, checks: [check], consistency: 0 };
    const addUp = (table: Table): Table => ({
      ...table,
      checks: [{ ...check, holds: true }],
      consistency: 1,
    });
    expect(correctTables([checked], [], addUp)).toEqual([checked]);
    const [table] = correctTables([checked], [aCellCorrection(2, 1, '9')], addUp);
    expect(table).toMatchObject({ checks: [{ holds: true }], consistency: 1 });
    expect(correctTables([checked], [aCellCorrection(2, 1, '9')], (one) => one)[0]).not.toHaveProperty(
      'checks',
    );
  });

  it('leaves a table alone that is not the one that was corrected', () => {
    const elsewhere: Table = { ...statement, bbox: [38, 500, 560, 640] };
    expect(corrected([elsewhere], [aCellCorrection(2, 1, 'x')])).toEqual([elsewhere]);
  });

  it('changes the corrected cells and no other, whatever is corrected', () => {
    const edit = fc.record({
      row: fc.integer({ min: 0, max: 3 }),
      column: fc.integer({ min: 0, max: 2 }),
      text: fc.string({ maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(edit, { selector: ({ row, column }) => `${row} ${column}` }), (edits) => {
        const [table] = corrected(
          [statement],
          edits.map(({ row, column, text }) => aCellCorrection(row, column, text)),
        );
        statement.rows.forEach((cells, row) =>
          cells.forEach((read, column) => {
            const made = edits.find((one) => one.row === row && one.column === column);
            expect(table?.rows[row]?.[column]).toBe(made?.text ?? read);
            const mark = table?.cells?.[row]?.[column]?.corrected;
            expect(mark?.read).toBe(made === undefined ? undefined : read);
          }),
        );
      }),
    );
  });

  it('stays a rectangle with spans inside it, in whatever shape', () => {
    const ids = (read: number) =>
      fc
        .tuple(
          fc.subarray(Array.from({ length: read }, (_, index) => String(index))),
          fc.subarray(['+1', '+2']),
        )
        .chain(([kept, added]) => fc.shuffledSubarray([...kept, ...added], { minLength: kept.length }))
        .filter((list) => list.length > 0);
    fc.assert(
      fc.property(ids(4), ids(3), (rows, columns) => {
        const shape = { rows, columns };
        expect(fitsTable(shape, statement)).toBe(true);
        const [table] = corrected(
          [statement],
          [aCorrection({ kind: 'shape', table: 0 }, { read: null, value: shape })],
        );
        expect(table?.rows.map((row) => row.length)).toEqual(rows.map(() => columns.length));
        expect(table?.cells?.map((row) => row.length)).toEqual(rows.map(() => columns.length));
        for (const [row, column, down, across] of table?.spans ?? []) {
          expect(row + down).toBeLessThanOrEqual(rows.length);
          expect(column + across).toBeLessThanOrEqual(columns.length);
        }
      }),
    );
  });

  it('takes no shape with a row that was not read, or twice the same', () => {
    const { rows, columns } = shapeAsRead(statement);
    expect(fitsTable({ rows: [...rows, '4'], columns }, statement)).toBe(false);
    expect(fitsTable({ rows: [...rows, '0'], columns }, statement)).toBe(false);
    expect(fitsTable({ rows: ['+7', '0'], columns }, statement)).toBe(true);
  });
});
