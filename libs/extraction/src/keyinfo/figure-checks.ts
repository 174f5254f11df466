import type { KeyFigure } from '@gemmavision/domain/documents';

/** How sure a figure is that another row of the accounts confirms, and one that another contradicts. */
const confirmed = 0.985;
const contradicted = 0.55;

const near = (a: number, b: number) => Math.abs(a - b) <= Math.max(0.006, Math.abs(b) * 2e-5) + 1e-9;

/**
 * Lets figures of one period confirm each other: assets are liabilities and equity, gross profit is revenue less its
 * cost. What adds up is surer; where a gross profit does not add up, one of the three was misread or misnamed.
 */
export function checkFigures<T extends KeyFigure>(figures: readonly T[]): T[] {
  const periods = new Map<string, Map<string, T>>();
  for (const figure of figures) {
    const key = figure.period ?? '';
    const known = periods.get(key) ?? new Map<string, T>();
    if (!known.has(figure.label)) known.set(figure.label, figure);
    periods.set(key, known);
  }
  const verdicts = new Map<T, number>();
  const confirm = (...all: T[]) => {
    for (const figure of all) verdicts.set(figure, Math.max(figure.confidence, confirmed));
  };
  for (const of of periods.values()) {
    const [assets, liabilities, equity] = [
      of.get('totalAssets'),
      of.get('totalLiabilities'),
      of.get('totalEquity'),
    ];
    if (assets && liabilities && equity && near(liabilities.value + equity.value, assets.value))
      confirm(assets, liabilities, equity);
    const [revenue, cost, gross] = [of.get('revenue'), of.get('costOfRevenue'), of.get('grossProfit')];
    if (!revenue || !cost || !gross) continue;
    if (near(revenue.value - Math.abs(cost.value), gross.value)) confirm(revenue, cost, gross);
    else if (revenue.page === gross.page)
      for (const figure of [cost, gross]) verdicts.set(figure, Math.min(figure.confidence, contradicted));
  }
  return figures.map((figure) => {
    const confidence = verdicts.get(figure);
    return confidence === undefined ? figure : { ...figure, confidence };
  });
}

/** Raises or lowers what total assets are believed by the row "Total liabilities and equity" of the same column. */
export function balanceConfidence(
  assets: number,
  liabilitiesAndEquity: number | undefined,
  confidence: number,
): number {
  if (liabilitiesAndEquity === undefined) return confidence;
  return near(assets, liabilitiesAndEquity)
    ? Math.max(confidence, confirmed)
    : Math.min(confidence, contradicted);
}
