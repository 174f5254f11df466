import { describe, expect, it } from '@jest/globals';
import { meaningOfCell, meaningOfFigure, type KeyFigure, type Table } from './index.ts';
import { revenue, statement } from './testing/income-statement.ts';

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
