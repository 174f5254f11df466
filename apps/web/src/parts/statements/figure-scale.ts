import type { MergedFigure } from '@gemmavision/domain/companies';
import type { KeyFigureLabel } from '@gemmavision/domain/documents';

const scaleNames: Record<number, string> = { 1e3: 'thousands', 1e6: 'millions', 1e9: 'billions' };

/** What is measured where no unit is printed: earnings per share and amounts do not stand on one axis all the same. */
const measuresWithoutUnit: Partial<Record<KeyFigureLabel, string>> = {
  basicEps: 'per share',
  dilutedEps: 'per share',
  sharesOutstanding: 'shares',
};

/** What a figure is measured in, in words: `USD`, `USD per share`, `per share`; empty for amounts without a currency. */
export function measureOf({ label, unit }: { label: KeyFigureLabel; unit: string | null }): string {
  return unit?.replace('/', ' per ') ?? measuresWithoutUnit[label] ?? '';
}

/** What values of each measure are divided by where they stand beside each other: the scale in which most are printed. */
export function scalesOf(figures: readonly MergedFigure[]): Map<string, number> {
  const counts = new Map<string, Map<number, number>>();
  for (const figure of figures) {
    const measure = measureOf(figure);
    const ofMeasure = counts.get(measure) ?? new Map<number, number>();
    counts.set(measure, ofMeasure);
    for (const { scale } of figure.readings) ofMeasure.set(scale, (ofMeasure.get(scale) ?? 0) + 1);
  }
  return new Map(
    [...counts].map(([measure, ofMeasure]) => {
      const [most] = [...ofMeasure].sort(([a, one], [b, other]) => other - one || a - b);
      const scale = most?.[0] ?? 1;
      return [measure, scale in scaleNames ? scale : 1];
    }),
  );
}

/** `USD millions`, `USD per share`, `thousands` where no unit is known; empty where there is nothing to say. */
export function unitWords(measure: string, scale: number): string {
  return [measure, scaleNames[scale] ?? ''].filter((word) => word !== '').join(' ');
}

/** The value in its scale, digits grouped; what has cents shows them, and what is finer than the scale its decimals. */
export function scaledText(value: number, scale: number): string {
  const scaled = value / scale;
  const isWhole = Math.abs(scaled - Math.round(scaled)) < 1e-9;
  return scaled.toLocaleString('en', {
    minimumFractionDigits: isWhole && scale > 1 ? 0 : isWhole && Math.abs(scaled) >= 1000 ? 0 : 2,
    maximumFractionDigits: 3,
  });
}

/** `+4.2 %`. A change too small to show is none: `0.0 %`. */
export function growthText(ratio: number): string {
  const percent = (100 * ratio).toLocaleString('en', {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  return `${percent.replace('-', '−')} %`;
}

/** What the values of a chart are divided by, so that its axis has short numbers. */
export function chartScaleOf(values: readonly number[]): number {
  const most = Math.max(0, ...values.map(Math.abs));
  return [1e9, 1e6, 1e3].find((scale) => most >= 2 * scale) ?? 1;
}
