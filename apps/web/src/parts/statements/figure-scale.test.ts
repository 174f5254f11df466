import { describe, expect, it } from '@jest/globals';
import { mergeFigures } from '@gemmavision/domain/companies';
import type { KeyFigure } from '@gemmavision/domain/documents';
import { chartScaleOf, growthText, measureOf, scaledText, scalesOf, unitWords } from './figure-scale.ts';

const aFigure = (
  label: KeyFigure['label'],
  value: number,
  scale: number,
  unit: string | null,
): KeyFigure => ({
  label,
  value,
  scale,
  unit,
  printed: String(value / scale),
  period: '2024-12-31',
  page: 1,
  bbox: [0, 0, 1, 1],
  confidence: 0.9,
});

describe('figures beside each other', () => {
  it('stand in the scale in which most were printed, each measure in its own', () => {
    const figures = mergeFigures([
      {
        documentId: 'a',
        documentDate: null,
        figures: [
          aFigure('revenue', 9_583e6, 1e6, null),
          aFigure('netIncome', 274e6, 1e6, null),
          aFigure('cash', 1.1e9, 1e9, null),
          aFigure('basicEps', 1.25, 1, null),
        ],
      },
    ]);
    expect(scalesOf(figures)).toEqual(
      new Map([
        ['', 1e6],
        ['per share', 1],
      ]),
    );
  });

  it('say what they are measured in', () => {
    expect(measureOf({ label: 'basicEps', unit: 'USD/share' })).toBe('USD per share');
    expect(measureOf({ label: 'sharesOutstanding', unit: null })).toBe('shares');
    expect(unitWords('USD', 1e6)).toBe('USD millions');
    expect(unitWords('', 1)).toBe('');
  });

  it.each([
    [9_583e6, 1e6, '9,583'],
    [9_583_400_000, 1e6, '9,583.40'],
    [1.25, 1, '1.25'],
    [-0.5, 1, '-0.50'],
    [218_000_000, 1, '218,000,000'],
    [0, 1e6, '0'],
  ])('%d is written by %d as %s', (value, scale, text) => {
    expect(scaledText(value, scale)).toBe(text);
  });

  it.each([
    [0.0421, '+4.2 %'],
    [-0.1, '−10.0 %'],
    [0.0001, '0.0 %'],
    [-0.0001, '0.0 %'],
  ])('a growth of %d is written as %s', (ratio, text) => {
    expect(growthText(ratio)).toBe(text);
  });

  it.each([
    [[19.05e9, 0.5e9], 1e9],
    [[274e6], 1e6],
    [[1.25], 1],
    [[], 1],
  ])('a chart of %j is divided by %d', (values, scale) => {
    expect(chartScaleOf(values)).toBe(scale);
  });
});
