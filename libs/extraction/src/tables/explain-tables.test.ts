import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tableSchema } from '@gemmavision/domain/documents';
import { aPage, linesOfText, statement } from '../page/page-builder.ts';
import type { Page, Ruling } from '../page/index.ts';
import { explainTables, findTables } from './explain-tables.ts';

const rowsOf = (page: Page) => findTables(page).map(({ rows }) => rows);
const rule = (x0: number, x1: number, y: number): Ruling => ({ x0, y0: y, x1, y1: y, thickness: 0.5 });
const bar = (x: number, y0: number, y1: number): Ruling => ({ x0: x, y0, x1: x, y1, thickness: 0.5 });

describe('a statement without lines', () => {
  it('keeps header, section rows, signs and currency', () => {
    const page = aPage({
      texts: statement(
        [
          ['', '2023', '2022'],
          ['Operating expenses:'],
          ['Cost of sales', '$ 19,232', '$ 18,795'],
          ['Gain on divestitures', '(2,724)', '—'],
          ['Total', '$ 16,508', '$ 18,795'],
        ],
        [400, 500],
      ),
    });
    expect(rowsOf(page)).toEqual([
      [
        ['', '2023', '2022'],
        ['Operating expenses:', '', ''],
        ['Cost of sales', '$19,232', '$18,795'],
        ['Gain on divestitures', '(2,724)', '—'],
        ['Total', '$16,508', '$18,795'],
      ],
    ]);
  });

  it('joins currency and closing marks that stand in their own columns', () => {
    const row = (y: number, label: string, value: string) => [
      { text: label, x: 40, y },
      { text: '$', x: 300, y },
      { text: value, x: 0, y, rightAt: 380 },
      { text: ')%', x: 384, y },
    ];
    const page = aPage({
      texts: [...row(100, 'One', '(4.4'), ...row(114, 'Two', '(12.5'), ...row(128, 'Three', '(1.0')],
    });
    expect(rowsOf(page)).toEqual([
      [
        ['One', '$(4.4)%'],
        ['Two', '$(12.5)%'],
        ['Three', '$(1.0)%'],
      ],
    ]);
  });

  it('joins a wrapped label to its row and leaves the next row alone', () => {
    const page = aPage({
      texts: statement(
        [
          ['Net sales', '100', '90'],
          ['Effect of exchange rate changes on cash and'],
          ['restricted cash', '5', '4'],
          ['Other', '1', '2'],
        ],
        [400, 500],
      ),
    });
    expect(rowsOf(page)[0]?.map(([label]) => label)).toEqual([
      'Net sales',
      'Effect of exchange rate changes on cash and restricted cash',
      'Other',
    ]);
  });

  it('gives a spanning header its columns', () => {
    const page = aPage({
      texts: [
        { text: 'Three Months Ended', x: 330, y: 86 },
        ...statement(
          [
            ['', '2023', '2022'],
            ['Revenue', '1,000', '900'],
            ['Costs', '400', '300'],
          ],
          [400, 470],
        ),
      ],
      rulings: [rule(330, 470, 98)],
    });
    const [table] = findTables(page);
    expect(table?.rows[0]).toEqual(['', 'Three Months Ended', '']);
    expect(table?.spans).toEqual([[0, 1, 1, 2]]);
  });

  it('takes neither prose nor a list of contents nor a page number for a table', () => {
    const prose = linesOfText(
      Array.from(
        { length: 20 },
        () =>
          'The increase of 5 percent in 2023 was driven by sales of 12 stores and other effects, see Note 3.',
      ),
    );
    const contents = statement(
      [
        ['Item 1. Business', '3'],
        ['Item 1A. Risk Factors', '12'],
        ['Item 2. Properties', '25'],
        ['Item 3. Legal Proceedings', '26'],
        ['Item 4. Mine Safety', '26'],
      ],
      [550],
    );
    expect(findTables(aPage({ texts: prose }))).toEqual([]);
    expect(findTables(aPage({ texts: contents }))).toEqual([]);
    expect(findTables(aPage({ texts: [{ text: '48', x: 300, y: 760 }] }))).toEqual([]);
  });

  it('does not take the marks of a chart for a table', () => {
    const texts = [450, 400, 350, 300, 250, 200, 150].flatMap((mark, i) => [
      { text: String(mark), x: 60, y: 100 + 20 * i },
      { text: String(mark), x: 330, y: 100 + 20 * i },
    ]);
    expect(findTables(aPage({ texts }))).toEqual([]);
  });
});

describe('a full grid', () => {
  it('reads its cells, wrapped text and spans included', () => {
    const page = aPage({
      texts: [
        { text: 'Both years', x: 160, y: 104 },
        { text: 'A label that', x: 44, y: 124 },
        { text: 'wraps', x: 44, y: 135 },
        { text: '12', x: 160, y: 124 },
        { text: '34', x: 260, y: 124 },
        { text: 'Second', x: 44, y: 154 },
        { text: '56', x: 160, y: 154 },
        { text: '78', x: 260, y: 154 },
      ],
      rulings: [
        ...[100, 120, 150, 170].map((y) => rule(40, 340, y)),
        bar(40, 100, 170),
        bar(150, 100, 170),
        bar(250, 120, 170),
        bar(340, 100, 170),
      ],
    });
    const [table] = findTables(page);
    expect(table?.rows).toEqual([
      ['', 'Both years', ''],
      ['A label that wraps', '12', '34'],
      ['Second', '56', '78'],
    ]);
    expect(table?.spans).toEqual([[0, 1, 1, 2]]);
  });
});

describe('a real page', () => {
  interface Fixture {
    width: number;
    height: number;
    words: [string, number, number, number, number, number, number][];
    rulings: [number, number, number, number, number][];
    fills: [number, number, number, number, number][];
    expected: string[][];
  }
  const path = new URL('./fixtures/oracle-10q-2023-08-equity.json', import.meta.url);
  const fixture: Fixture = JSON.parse(readFileSync(path, 'utf8'));
  const page = aPage({
    width: fixture.width,
    height: fixture.height,
    words: fixture.words.map(([text, x0, y0, x1, y1, fontSize, bold]) => ({
      text,
      bbox: [x0, y0, x1, y1],
      confidence: 1,
      fontSize,
      bold: bold === 1,
      italic: false,
    })),
    rulings: fixture.rulings.map(([x0, y0, x1, y1, thickness]) => ({ x0, y0, x1, y1, thickness })),
    fills: fixture.fills.map(([x0, y0, x1, y1, luminance]) => ({ bbox: [x0, y0, x1, y1], luminance })),
  });
  const squeezed = (rows: string[][]) => rows.map((row) => row.map((text) => text.replace(/\s/g, '')));

  it('gives the statement of equity of a 10-Q as its HTML has it', () => {
    expect(rowsOf(page).map(squeezed)).toEqual([squeezed(fixture.expected)]);
  });

  it('shows each stage for a drawing', () => {
    const stages = explainTables(page);
    expect(stages.marks.bands.length).toBeGreaterThan(5);
    expect(stages.tables).toHaveLength(1);
    expect(stages.columns[0]).toHaveLength(3);
    expect(stages.refused).toEqual([]);
  });
});

describe('laws of every table', () => {
  const table = fc.record({
    columns: fc.integer({ min: 2, max: 5 }),
    values: fc.array(fc.array(fc.integer({ min: 10_000, max: 99_999 }), { minLength: 5, maxLength: 5 }), {
      minLength: 3,
      maxLength: 12,
    }),
  });

  it('gives rows of equal length, cells beside them, and each number of the page exactly once', () => {
    fc.assert(
      fc.property(table, ({ columns, values }) => {
        const numbers = values.map((row) =>
          row.slice(0, columns).map((value) => value.toLocaleString('en-US')),
        );
        const page = aPage({
          texts: statement(
            numbers.map((row, r) => [`Row ${'abcdefghijklm'[r] ?? ''} label`, ...row]),
            [250, 320, 390, 460, 530],
          ),
        });
        const tables = findTables(page);
        for (const found of tables) {
          tableSchema.parse(found);
          expect(new Set(found.rows.map((row) => row.length)).size).toBe(1);
          expect(found.cells?.map((row) => row.length)).toEqual(found.rows.map((row) => row.length));
        }
        const shown = tables.flatMap(({ rows }) => rows.flat()).filter((text) => /^\d/.test(text));
        expect(shown.sort()).toEqual(numbers.flat().sort());
      }),
      { numRuns: 60 },
    );
  });

  it('never throws on words anywhere, and never shows a word twice', () => {
    const word = fc.record({
      text: fc.oneof(
        fc.constantFrom('$', ')', '%', '—', '(', '1,234', '(5)', 'Total', 'of', '2023', '.....'),
        fc.string({ minLength: 1, maxLength: 6 }),
      ),
      x: fc.integer({ min: 0, max: 560 }),
      y: fc.integer({ min: 0, max: 60 }).map((line) => line * 13),
    });
    const line = fc.record({
      at: fc.integer({ min: 0, max: 600 }),
      from: fc.integer({ min: 0, max: 300 }),
      length: fc.integer({ min: 3, max: 300 }),
      upright: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 120 }), fc.array(line, { maxLength: 12 }), (texts, lines) => {
        const rulings = lines.map(({ at, from, length, upright }) =>
          upright ? bar(at, from, from + length) : rule(from, from + length, at),
        );
        const page = aPage({ texts, rulings });
        const tables = findTables(page);
        const printed = page.words.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0);
        const shown = tables
          .flatMap(({ rows }) => rows.flat())
          .reduce((sum, text) => sum + text.replace(/\s/g, '').length, 0);
        expect(shown).toBeLessThanOrEqual(printed);
        for (const found of tables) expect(new Set(found.rows.map((row) => row.length)).size).toBe(1);
      }),
      { numRuns: 80 },
    );
  });
});

describe('charts', () => {
  it('are no table where their axes climb in equal steps, two below each other too', () => {
    const axis = [450, 400, 350, 300, 250, 200, 150, 100, 50, 0].map((n) => ['', String(n), String(n)]);
    const texts = [
      ...statement(axis, [100, 360], 100),
      { text: 'Figure 15 (until 7 July 2010)', x: 60, y: 246 },
      { text: 'Figure 16 (until 7 July 2010)', x: 320, y: 246 },
      ...statement(axis, [100, 360], 260),
    ];
    expect(findTables(aPage({ texts }))).toEqual([]);
  });
});
