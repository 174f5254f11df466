import { describe, expect, it } from '@jest/globals';
import { layOutStatements, mergeFigures } from '@gemmavision/domain/companies';
import type { KeyFigure } from '@gemmavision/domain/documents';
import { printRows, rowsOfMeasure, trendRows, measuresOf } from './company-trend.ts';

const aFigure = (label: KeyFigure['label'], period: string, value: number, unit = 'USD'): KeyFigure => ({
  label,
  period,
  value,
  unit,
  printed: String(value),
  scale: 1,
  page: 1,
  bbox: [0, 0, 1, 1],
  confidence: 0.9,
});
const figures = mergeFigures([
  {
    documentId: 'later',
    documentDate: '2024-03-01',
    figures: [
      aFigure('revenue', '2023-01-01/2023-12-31', 120),
      aFigure('revenue', '2022-01-01/2022-12-31', 98),
      aFigure('basicEps', '2023-01-01/2023-12-31', 1.2, 'USD/share'),
      aFigure('totalAssets', '2021-12-31', 400),
    ],
  },
  {
    documentId: 'earlier',
    documentDate: '2023-03-01',
    figures: [aFigure('revenue', '2022-01-01/2022-12-31', 100)],
  },
]);
const sheet = layOutStatements(figures, 'year');

describe('what a chart of key figures draws', () => {
  it('is of one unit: that of most figures comes first', () => {
    expect(measuresOf(sheet)).toEqual(['USD', 'USD per share']);
    expect(rowsOfMeasure(sheet, 'USD').map(({ label }) => label)).toEqual(['revenue', 'totalAssets']);
  });

  it('goes from the oldest period to the newest, without those of which nothing chosen was read', () => {
    const revenue = rowsOfMeasure(sheet, 'USD').slice(0, 1);
    const { columns, rows } = trendRows(sheet, revenue);
    expect(columns.map(({ end }) => end)).toEqual(['2022-12-31', '2023-12-31']);
    expect(rows[0]?.cells.map((cell) => cell?.value)).toEqual([98, 120]);
    expect(trendRows(sheet, rowsOfMeasure(sheet, 'USD')).columns).toHaveLength(3);
  });

  it('has a line in its table for each print that says something else', () => {
    const prints = printRows(trendRows(sheet, rowsOfMeasure(sheet, 'USD').slice(0, 1)));
    expect(prints.map(({ reading, isOther }) => [reading.documentId, reading.value, isOther])).toEqual([
      ['later', 98, false],
      ['earlier', 100, true],
      ['later', 120, false],
    ]);
  });
});
