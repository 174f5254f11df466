import { describe, expect, it } from '@jest/globals';
import { toCsv, toTsv } from './csv.ts';

describe('exporting a table', () => {
  it('quotes what would break the row', () => {
    expect(toCsv([['a,b', 'say "x"', 'two\nlines']])).toBe('"a,b","say ""x""","two\nlines"\r\n');
  });

  it('leaves unknown empty and keeps zero', () => {
    expect(toCsv([[null, undefined, 0]])).toBe(',,0\r\n');
  });

  it('does not let text become a formula, and keeps negative figures as printed', () => {
    expect(toCsv([['=1+1', '@cmd', '-12,000', '-3.5%']])).toBe('\'=1+1,\'@cmd,"-12,000",-3.5%\r\n');
  });

  it('writes one line a row for the clipboard', () => {
    expect(
      toTsv([
        ['Net\tincome', 3],
        ['Cash\nand', null],
      ]),
    ).toBe('Net income\t3\nCash and\t');
  });
});
