import type { CorrectionTarget, StoredCorrection } from '../corrections.ts';
import type { KeyFigure, Table } from '../extraction-result.ts';

/** Four rows of an income statement, in millions, as it was read. */
export const statement: Table = {
  page: 2,
  bbox: [38, 71, 560, 140],
  confidence: 0.85,
  rows: [
    ['', 'Twelve Months Ended June 30,', ''],
    ['($ million)', '2022', '2023'],
    ['Net sales', '14,544', '14,694'],
    ['Cost of sales', '(11,724)', '(11,969)'],
  ],
  spans: [[0, 1, 1, 2]],
  cells: [0, 1, 2, 3].map((row) =>
    [0, 1, 2].map((column) => ({
      bbox: [40 + column * 150, 71 + row * 17, 140 + column * 150, 86 + row * 17],
      confidence: 0.9,
      ...(row === 2 && column > 0 && { value: [14_544e6, 14_694e6][column - 1], unit: 'USD', scale: 1e6 }),
      ...(row === 3 && column > 0 && { value: [-11_724e6, -11_969e6][column - 1], unit: 'USD', scale: 1e6 }),
    })),
  ),
};

/** A key figure of that statement. */
export const revenue: KeyFigure = {
  label: 'revenue',
  value: 14_694e6,
  printed: '14,694',
  scale: 1e6,
  unit: 'USD',
  period: '2022-07-01/2023-06-30',
  page: 2,
  bbox: [340, 105, 440, 120],
  confidence: 0.86,
};

let serial = 0;
/** What a person says about a target: Ada, of no place on the page unless one is given. */
export function aCorrection(
  target: CorrectionTarget,
  values: Pick<StoredCorrection, 'read' | 'value'> & Partial<StoredCorrection>,
): StoredCorrection {
  serial += 1;
  return {
    id: `c${serial}`,
    version: 1,
    by: 'Ada',
    at: '2026-01-02T03:04:05.000Z',
    target,
    anchor: {},
    ...values,
  };
}
