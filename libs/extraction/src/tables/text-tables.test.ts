import { describe, expect, it } from '@jest/globals';
import { aPage, linesOfText, type PlacedText } from '../page/page-builder.ts';
import { findTables } from './explain-tables.ts';

/** Rows of texts that begin at the given places. */
const rowsAt = (rows: readonly (readonly string[])[], xs: readonly number[], top = 200): PlacedText[] =>
  rows.flatMap((row, r) =>
    row.flatMap((text, c) => (text ? [{ text, x: xs[c] ?? 0, y: top + r * 14 }] : [])),
  );

const brands = [
  ['Maker', 'Up-market', 'Medium', 'Down-market'],
  ['Alpha Works', 'Ariol', 'Vizor', 'Bonax'],
  ['Lemnor', 'Skep', 'Omu', 'Persol'],
  ['Hankel', 'Le Chot', 'Super Crox', ''],
  ['Colgan & Palm', 'Dosh', 'Axian', 'Gamo'],
];

describe('a table of words without any line', () => {
  it('is found where its texts begin at the same places', () => {
    const page = aPage({ texts: rowsAt(brands, [60, 200, 300, 420]) });
    expect(findTables(page).map((table) => table.rows)).toEqual([brands]);
  });

  it('keeps a text that goes on below in its cell', () => {
    const schedule = [
      ['Monday', 'Hall one', 'Opening of the fair'],
      ['Tuesday', 'Hall two', 'How to read a page'],
      ['', '', 'and what to leave out'],
      ['Wednesday', 'Hall one', 'Tables and charts'],
      ['Thursday', 'Hall two', 'Closing words'],
    ];
    const [table] = findTables(aPage({ texts: rowsAt(schedule, [60, 200, 320]) }));
    expect(table?.rows).toHaveLength(4);
    expect(table?.rows[1]?.[2]).toBe('How to read a page and what to leave out');
  });

  it.each([
    [
      'two addresses beside each other',
      rowsAt(
        [
          ['Ma jolie boutique', '', 'Alexandre Payet'],
          ['35 rue de la Paix', '', ''],
          ['69001 Lyon', '', '35 rue de la Paix'],
          ['France', '', '69001 Lyon'],
          ['', '', 'France'],
        ],
        [60, 250, 420],
      ),
    ],
    [
      'sentences',
      linesOfText(Array.from({ length: 12 }, (_, i) => `This is sentence number ${i} of a long text.`)),
    ],
    [
      'a list of points',
      rowsAt(
        Array.from({ length: 6 }, () => ['•', 'What is to be done']),
        [60, 75],
      ),
    ],
  ])('is not found in %s', (_what, texts) => {
    expect(findTables(aPage({ texts }))).toEqual([]);
  });
});
