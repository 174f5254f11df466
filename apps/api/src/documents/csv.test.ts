import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toCsv } from './csv.ts';

describe('CSV for spreadsheets', () => {
  it('keeps figures as they are, negative ones too', () => {
    expect(toCsv([['-1,234', '(5)', -7.5, '12%', null]])).toBe('"-1,234",(5),-7.5,12%,\r\n');
  });

  it.each(['=HYPERLINK("x")', '+1+cmd|x', '-2+3', '@SUM(A1)', '\t=1'])(
    'takes the spell off %j',
    (formula) => {
      expect(toCsv([[formula]]).replaceAll('"', '')).toMatch(/^'/);
    },
  );

  it('has as many lines and cells as it was given, whatever is in them', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '=', '-', '1') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
        const parsed = parse(toCsv(rows));
        expect(parsed.map((row) => row.length)).toEqual(rows.map((row) => row.length));
        expect(parsed.map((row) => row.map((text) => text.replace(/^'/, '')))).toEqual(rows);
      }),
    );
  });
});

/** A reader of RFC 4180, as short as can be. */
function parse(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
