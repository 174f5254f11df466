import type { MergedFigure } from '@gemmavision/domain/companies';

const scaleNames: Record<number, string> = { 1e3: 'thousands', 1e6: 'millions', 1e9: 'billions' };

/** What values of each unit are divided by where they stand beside each other: the scale in which most were printed. */
export function scalesOf(figures: readonly MergedFigure[]): Map<string | null, number> {
  const counts = new Map<string | null, Map<number, number>>();
  for (const { unit, readings } of figures) {
    const ofUnit = counts.get(unit) ?? new Map<number, number>();
    counts.set(unit, ofUnit);
    for (const { scale } of readings) ofUnit.set(scale, (ofUnit.get(scale) ?? 0) + 1);
  }
  return new Map(
    [...counts].map(([unit, ofUnit]) => {
      const [most] = [...ofUnit].sort(([a, one], [b, other]) => other - one || a - b);
      const scale = most?.[0] ?? 1;
      return [unit, scale in scaleNames ? scale : 1];
    }),
  );
}

/** `USD millions`, `USD per share`, `thousands` where the unit is not known; empty where there is nothing to say. */
export function unitWords(unit: string | null, scale: number): string {
  const words = (unit ?? '').replace('/', ' per ');
  return [words, scaleNames[scale] ?? ''].filter((word) => word !== '').join(' ');
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
