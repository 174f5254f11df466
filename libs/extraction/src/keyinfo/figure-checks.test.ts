import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { KeyFigure, KeyFigureLabel } from '@gemmavision/domain/documents';
import { balanceConfidence, checkFigures } from './figure-checks.ts';

const figure = (label: KeyFigureLabel, value: number, period = '2022-12-31'): KeyFigure => ({
  label,
  value,
  printed: String(value),
  scale: 1,
  unit: 'USD',
  period,
  page: 1,
  bbox: [0, 0, 1, 1],
  confidence: 0.9,
});
const confidences = (...figures: KeyFigure[]) => checkFigures(figures).map(({ confidence }) => confidence);

describe('figures of one period', () => {
  it('confirm each other where they add up', () => {
    const [assets, liabilities, equity, cash] = confidences(
      figure('totalAssets', 100),
      figure('totalLiabilities', 70),
      figure('totalEquity', 30),
      figure('cash', 5),
    );
    expect(assets).toBeGreaterThan(0.9);
    expect([liabilities, equity]).toEqual([assets, assets]);
    expect(cash).toBe(0.9);
  });

  it('contradict each other where a gross profit is not what is left of revenue', () => {
    const [revenue, cost, gross] = confidences(
      figure('revenue', 100),
      figure('costOfRevenue', 60),
      figure('grossProfit', 48),
    );
    expect(revenue).toBe(0.9);
    expect(cost).toBeLessThan(0.9);
    expect(gross).toBeLessThan(0.9);
  });

  it('do not touch those of another', () => {
    expect(
      confidences(
        figure('totalAssets', 100),
        figure('totalLiabilities', 70, '2021-12-31'),
        figure('totalEquity', 30, '2021-12-31'),
      ),
    ).toEqual([0.9, 0.9, 0.9]);
  });

  it('keep their values, whatever they add up to', () => {
    const value = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        const figures = [figure('totalAssets', a), figure('totalLiabilities', b), figure('totalEquity', c)];
        expect(checkFigures(figures).map((one) => one.value)).toEqual([a, b, c]);
      }),
    );
  });
});

describe('total assets', () => {
  it('are believed by the bottom line of their balance sheet', () => {
    expect(balanceConfidence(100, 100, 0.8)).toBeGreaterThan(0.8);
    expect(balanceConfidence(100, 180, 0.8)).toBeLessThan(0.8);
    expect(balanceConfidence(100, undefined, 0.8)).toBe(0.8);
  });
});
