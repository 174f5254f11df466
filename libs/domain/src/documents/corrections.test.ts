import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  correctedFieldsSchema,
  correctedTableSchema,
  correctFields,
  correctTables,
  figureTargets,
  fitsTable,
  meaningOfCell,
  meaningOfFigure,
  shapeAsRead,
  shapeOf,
  type CorrectionTarget,
  type Fields,
  type KeyFigure,
  type StoredCorrection,
  type Table,
} from './index.ts';

/** Four rows of an income statement, in millions, as it was read. */
const statement: Table = {
  page: 2,
  bbox: [38, 71, 560, 140],
  confidence: 0.85,
  rows: [
    ['', 'Twelve Months Ended June 30,', ''],
    ['($ million)', '2022', '2023'],
    ['Net sales', '14,544', '14,694'],
    ['Cost of sales', '(11,724)', '(11,969)'],
  ],
  spans: [[0, 1, 1, 2]],
  cells: [0, 1, 2, 3].map((row) =>
    [0, 1, 2].map((column) => ({
      bbox: [40 + column * 150, 71 + row * 17, 140 + column * 150, 86 + row * 17],
      confidence: 0.9,
      ...(row === 2 && column > 0 && { value: [14_544e6, 14_694e6][column - 1], unit: 'USD', scale: 1e6 }),
      ...(row === 3 && column > 0 && { value: [-11_724e6, -11_969e6][column - 1], unit: 'USD', scale: 1e6 }),
    })),
  ),
};

const revenue: KeyFigure = {
  label: 'revenue',
  value: 14_694e6,
  printed: '14,694',
  scale: 1e6,
  unit: 'USD',
  period: '2022-07-01/2023-06-30',
  page: 2,
  bbox: [340, 105, 440, 120],
  confidence: 0.86,
};
const fields: Fields = {
  docType: 'earnings-release',
  companyName: 'Amcor plc',
  documentDate: null,
  keyFigures: [revenue, { ...revenue, value: 1, printed: '1' }],
  evidence: {},
};

/** Corrects tables that nobody adds up. */
const corrected = (tables: readonly Table[], corrections: readonly StoredCorrection[]) =>
  correctTables(tables, corrections, (table) => table);

let serial = 0;
function aCorrection(
  target: CorrectionTarget,
  values: Pick<StoredCorrection, 'read' | 'value'> & Partial<StoredCorrection>,
): StoredCorrection {
  serial += 1;
  return {
    id: `c${serial}`,
    version: 1,
    by: 'Ada',
    at: '2026-01-02T03:04:05.000Z',
    target,
    anchor: {},
    ...values,
  };
}

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

describe('corrected key information', () => {
  it('shows the person’s value with a mark that says what was read', () => {
    const corrected = correctFields(fields, [
      aCorrection({ kind: 'field', name: 'documentDate' }, { read: null, value: '2023-08-16' }),
      aCorrection({ kind: 'field', name: 'companyName' }, { read: 'Amcor plc', value: 'Amcor plc' }),
    ]);
    expect(corrected.documentDate).toBe('2023-08-16');
    expect(corrected.corrected).toMatchObject({
      documentDate: { kind: 'corrected', read: null, agrees: false, by: 'Ada' },
      companyName: { kind: 'confirmed', read: 'Amcor plc', agrees: true },
    });
    expect(fields.documentDate).toBeNull();
    expect(correctedFieldsSchema.parse(corrected)).toEqual(corrected);
  });

  it('knows one of two figures with the same name and period from the other', () => {
    const [, second] = figureTargets(fields.keyFigures);
    if (second === undefined) throw new Error('there are two figures');
    const corrected = correctFields(fields, [
      aCorrection(second, {
        read: '1',
        value: '2',
        anchor: { figure: revenue, meaning: { value: 2e6, scale: 1e6 } },
      }),
    ]);
    expect(corrected.keyFigures.map(({ value }) => value)).toEqual([14_694e6, 2e6]);
  });

  it('keeps a figure that a person corrected though another reading does not find it', () => {
    const [first] = figureTargets([revenue]);
    if (first === undefined) throw new Error('there is a figure');
    const correction = aCorrection(first, {
      read: '14,694',
      value: '14,649',
      anchor: { figure: revenue, meaning: { value: 14_649e6, scale: 1e6 } },
    });
    expect(correctFields({ ...fields, keyFigures: [] }, [correction]).keyFigures).toEqual([
      {
        ...revenue,
        printed: '14,649',
        value: 14_649e6,
        corrected: expect.objectContaining({ read: null, agrees: false }),
      },
    ]);
  });

  it('says where another reading has come to agree', () => {
    const correction = aCorrection(
      { kind: 'field', name: 'companyName' },
      { read: 'Amcor p1c', value: 'Amcor plc' },
    );
    expect(correctFields(fields, [correction]).corrected?.['companyName']).toMatchObject({
      kind: 'corrected',
      agrees: true,
    });
  });
});

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

describe('what a corrected number means', () => {
  const read = (printed: string, decimalComma: boolean) => {
    const digits = printed
      .replace(/[()%]/g, '')
      .replaceAll(decimalComma ? '.' : ',', '')
      .replace(',', '.');
    if (!/^-?[\d.]+$/.test(digits)) return undefined;
    const value = Number(digits) * (printed.startsWith('(') ? -1 : 1);
    return { value, ...(printed.endsWith('%') && { unit: '%' }) };
  };

  it('has the scale, unit and sign of its table', () => {
    expect(meaningOfCell(statement, 2, 1, '14,545', read)).toEqual({
      value: 14_545e6,
      unit: 'USD',
      scale: 1e6,
    });
    expect(meaningOfCell(statement, 3, 1, '(1)', read).value).toBe(-1e6);
    expect(meaningOfCell(statement, 2, 1, '12%', read)).toEqual({ value: 12, unit: '%', scale: 1 });
    expect(meaningOfCell(statement, 2, 1, 'not known', read)).toEqual({});
  });

  it('takes a comma as the table does', () => {
    const table: Table = {
      ...statement,
      rows: [['Summe', '1.234,50']],
      cells: [
        [
          { bbox: null, confidence: 1 },
          { bbox: null, confidence: 1, value: 1234.5 },
        ],
      ],
    };
    expect(meaningOfCell(table, 0, 1, '1.300,25', read).value).toBe(1300.25);
  });

  it('counts a cost in brackets as the reading did', () => {
    const cost: KeyFigure = { ...revenue, label: 'costOfRevenue', printed: '(11,969)', value: 11_969e6 };
    expect(meaningOfFigure(cost, '(11,968)', read)?.value).toBe(11_968e6);
    expect(meaningOfFigure(revenue, '14,649', read)).toEqual({ value: 14_649e6, scale: 1e6 });
    expect(meaningOfFigure(revenue, 'about ten', read)).toBeUndefined();
  });
});
