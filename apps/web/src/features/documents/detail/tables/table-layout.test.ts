import { describe, expect, it } from '@jest/globals';
import { isPrintedFigure, layOut } from './table-layout.ts';

describe('laying out a table', () => {
  it('leaves out what lies under a span', () => {
    const rows = layOut({
      rows: [
        ['Period', '', 'Note'],
        ['2021', '2020', ''],
      ],
      spans: [
        [0, 0, 1, 2],
        [0, 2, 2, 1],
      ],
    });
    expect(rows.map((row) => row.map((cell) => cell.text))).toEqual([
      ['Period', 'Note'],
      ['2021', '2020'],
    ]);
    expect(rows[0]?.[0]).toMatchObject({ colSpan: 2, rowSpan: 1 });
    expect(rows[0]?.[1]).toMatchObject({ column: 2, rowSpan: 2 });
  });

  it.each(['1,234', '(1,234)', '$ 5.2', '12 %', '—', '-3.5', 'USD 7', '$19,881', '1 234,50', '€ 10.00'])(
    'sets “%s” as a figure',
    (text) => {
      expect(isPrintedFigure(text)).toBe(true);
    },
  );

  it.each(['', 'Revenue', 'Note 5', 'July 1, 2023', '10-K'])('sets “%s” as text', (text) => {
    expect(isPrintedFigure(text)).toBe(false);
  });
});
