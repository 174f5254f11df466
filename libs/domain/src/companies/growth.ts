import type { MergedFigure } from './merge-figures.ts';
import { isYearBefore } from './periods.ts';

/** By how much a figure differs from that of the year before. */
export interface Growth {
  /** 0.05 is 5 % more. Null where the year before was zero or negative: a share of that says nothing. */
  ratio: number | null;
  before: MergedFigure;
}

/**
 * The growth of a figure over its counterpart of the year before, among the figures given: same label, unit and length
 * of period. Null where that was not read.
 */
export function growthOf(figure: MergedFigure, figures: readonly MergedFigure[]): Growth | null {
  const before = figures.find(
    ({ label, unit, period }) =>
      label === figure.label && unit === figure.unit && isYearBefore(figure.period, period),
  );
  if (before === undefined) return null;
  return { before, ratio: before.value > 0 ? (figure.value - before.value) / before.value : null };
}
