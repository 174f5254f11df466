import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { spreadsheetText, toCsv, toTsv } from './index.ts';

describe('text for spreadsheets', () => {
  it.each([
    '-1,234',
    '+12 %',
    '-$1,234.50',
    '-1 234,5',
    '-12%',
    '-',
    '--',
    '(5)',
    '12/31/2023',
    'a = b',
    'R&D',
  ])('leaves %j as it is', (text) => {
    expect(spreadsheetText(text)).toBe(text);
  });

  it.each([
    '=HYPERLINK("x")',
    '+1+cmd|x',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    ' =1+1',
    '\u200b=1',
    '＝1+1',
    '-1;=1',
    '+49 30 1234x',
  ])('takes the spell off %j', (formula) => {
    expect(partsOf(spreadsheetText(formula)).filter(runs)).toEqual([]);
  });

  it('leaves every number a number, however it is written', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(spreadsheetText(String(number))).toBe(String(number));
        expect(spreadsheetText(number.toLocaleString('en'))).toBe(number.toLocaleString('en'));
        expect(spreadsheetText(number.toLocaleString('de'))).toBe(number.toLocaleString('de'));
      }),
    );
  });

  it('adds nothing but apostrophes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(spreadsheetText(text).replaceAll("'", '')).toBe(text.replaceAll("'", ''));
      }),
    );
  });
});

describe('CSV', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', ';', '"', '\n', '\t', '=', '-', '@', ' ', '1') });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 });

  it('quotes what would break the row, leaves unknown empty and keeps zero', () => {
    expect(toCsv([['a,b', 'say "x"', 'two\nlines']])).toBe('"a,b","say ""x""","two\nlines"\r\n');
    expect(toCsv([[null, undefined, 0, NaN, -7.5]])).toBe(',,0,,-7.5\r\n');
    expect(toCsv([['-1,234', '12%']])).toBe('"-1,234",12%\r\n');
  });

  it('has as many lines and cells as it was given, whatever is in them', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const parsed = parse(toCsv(rows));
        expect(parsed.map((row) => row.length)).toEqual(rows.map((row) => row.length));
        expect(parsed.map((row) => row.map((text) => text.replaceAll("'", '')))).toEqual(rows);
      }),
    );
  });

  it('holds no formula, also for a reader who splits its cells at another sign or at every line', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const cells = parse(toCsv(rows)).flat();
        expect(cells.filter(runs)).toEqual([]);
        expect(cells.flatMap(partsOf).filter(runs)).toEqual([]);
      }),
    );
  });
});

describe('rows for the clipboard', () => {
  it('are a line each, and hold no formula', () => {
    const rows = [
      ['Net\tincome', 3],
      ['Cash\nand', null],
      ['=1+1', '-12'],
    ];
    expect(toTsv(rows)).toBe("Net income\t3\nCash and\t\n'=1+1\t-12");
  });
});

/** Whether a spreadsheet would work it out: it begins as a formula does, and is neither a figure nor dashes. */
function runs(text: string): boolean {
  const begun = text.replace(/^[\s\u200b"]+/, '').replace(/"/g, '');
  return /^[=+\-@＝]/.test(begun) && !/^[-+]?\$?[\d.,\s]*%?$/.test(begun) && !/^[-+\s]+$/.test(begun);
}

/** What readers see who know no quotes. */
function partsOf(cell: string): string[] {
  return cell.split(/[;\t\r\n]/);
}

/** A reader of RFC 4180, as short as can be. */
function parse(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
