import { describe, expect, it } from '@jest/globals';
import { aPage, statement } from '../page/page-builder.ts';
import { findTables } from './explain-tables.ts';

const list = (from: number) =>
  Array.from({ length: 6 }, (_, i) => [`${from + i}`, `${(from + i) ** 2 + 10},410`]);
const columnsOf = (header: string[], parts: string[][][]) =>
  aPage({
    texts: parts.flatMap((rows, k) =>
      [header, ...rows].flatMap((row, r) =>
        row.map((text, c) => ({ text, x: 0, y: 100 + 14 * r, rightAt: 100 + 190 * k + 80 * c })),
      ),
    ),
  });

describe('a long list in columns beside each other', () => {
  it('is as many tables as its header is repeated', () => {
    const header = ['Age', 'Persons'];
    const parts = [list(1), list(7), list(13)];
    expect(findTables(columnsOf(header, parts)).map(({ rows }) => rows)).toEqual(
      parts.map((rows) => [header, ...rows]),
    );
  });

  it('ends where its last column ends', () => {
    const parts = [list(1), list(7).slice(0, 4)];
    expect(findTables(columnsOf(['Age', 'Persons'], parts)).map(({ rows }) => rows.length)).toEqual([7, 5]);
  });

  it('stays one table where only the years repeat', () => {
    const texts = statement(
      [
        ['', '2023', '2022', '2023', '2022'],
        ['Net sales', '1,200', '1,100', '4,800', '4,300'],
        ['Costs', '(900)', '(870)', '(3,600)', '(3,400)'],
        ['Profit', '300', '230', '1,200', '900'],
      ],
      [300, 370, 440, 510],
    );
    expect(findTables(aPage({ texts }))).toHaveLength(1);
  });
});
