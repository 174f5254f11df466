import { describe, expect, it } from '@jest/globals';
import { aPage, statement, type PlacedText } from '../page/page-builder.ts';
import { linkContinued, wholeTables } from './continuation.ts';
import { findTables } from './explain-tables.ts';

const header = ['', 'Shares', 'Value'];
const items = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => [
    `Holding ${from + i}`,
    `${1_000 + ((i * 37) % 101)}`,
    `${20_000 + ((i * 53) % 97)}`,
  ]);

/** A list that fills one page and goes on at the top of the next. */
function linked(second: PlacedText[]) {
  const pages = [
    aPage({ number: 1, texts: statement([header, ...items(1, 40)], [400, 520], 120) }),
    aPage({ number: 2, texts: second }),
  ];
  return linkContinued(pages.flatMap(findTables), pages);
}

describe('a table over several pages', () => {
  it('goes on under a repeated header, which the whole has once', () => {
    const tables = linked(statement([header, ...items(41, 20)], [400, 520], 60));
    expect(tables.map((table) => table.continues)).toEqual([undefined, 0]);
    const [whole, ...others] = wholeTables(tables);
    expect(others).toEqual([]);
    expect(whole).toMatchObject({ parts: [0, 1], pages: [1, 2] });
    expect(whole?.rows).toHaveLength(1 + 60);
    expect(whole?.rows[41]?.[0]).toBe('Holding 41');
    // Page by page they stay what they were.
    expect(tables[1]?.rows[0]).toEqual(header);
  });

  it('goes on without a header, and where the page says "continued"', () => {
    const bare = linked(statement(items(41, 20), [400, 520], 60));
    expect(bare[1]?.continues).toBe(0);
    const said = linked([
      { text: 'Schedule of investments (continued)', x: 40, y: 40 },
      ...statement([['', 'Shares', 'Fair value'], ...items(41, 20)], [400, 520], 70),
    ]);
    expect(said[1]?.continues).toBe(0);
  });

  it.each([
    ['columns stand elsewhere', statement(items(41, 20), [300, 420], 60)],
    ['it has another header', statement([['', 'Cost', 'Yield'], ...items(41, 20)], [400, 520], 60)],
    ['it begins far down the page', statement([header, ...items(41, 10)], [400, 520], 500)],
    [
      'it has the rows of the first again',
      statement(
        [header, ...items(1, 20).map(([label = '', ...rest]) => [label, ...rest.reverse()])],
        [400, 520],
        60,
      ),
    ],
    ['it has more columns', statement([...items(41, 20).map((row) => [...row, '5'])], [400, 520, 580], 60)],
  ])('is another one where %s', (_why, second) => {
    expect(linked(second)[1]?.continues).toBeUndefined();
  });

  it('keeps the cells that reach over several in their place', () => {
    const part = { page: 1, bbox: [0, 0, 1, 1] as [number, number, number, number], confidence: 1 };
    const rows = [
      ['', 'A', ''],
      ['x', '1', '2'],
    ];
    const [whole] = wholeTables([
      { ...part, rows, spans: [[0, 1, 1, 2]] },
      {
        ...part,
        page: 2,
        rows: [...rows, ['Both', '', '']],
        spans: [
          [0, 1, 1, 2],
          [2, 0, 1, 3],
        ],
        continues: 0,
      },
    ]);
    expect(whole?.rows.map((row) => row[0])).toEqual(['', 'x', 'x', 'Both']);
    expect(whole?.spans).toEqual([
      [0, 1, 1, 2],
      [3, 0, 1, 3],
    ]);
  });
});
