import type { Source } from '../provenance/index.ts';
import type { Interval } from './intervals.ts';

export const wilsonSource: Source = {
  id: 'wilson-interval',
  title:
    'Computed by this portal: Wilson score interval of a proportion (E. B. Wilson, JASA 22, 1927, 209–212)',
  url: 'https://doi.org/10.1080/01621459.1927.10502953',
  licence: null,
};

/** The standard normal quantile of a two-sided 95 % interval. */
const z95 = 1.959963984540054;

/**
 * The 95 % score interval of a proportion, as shares from 0 to 1: for `successes` of `trials` independent answers.
 * Unlike value ± 1.96 standard errors it stays within 0 and 1 and holds for shares near either end, where some
 * models of a benchmark of 150 questions are. Null without a trial. Throws where the counts make no sense.
 */
export function wilsonInterval(successes: number, trials: number): Interval | null {
  if (!(successes >= 0 && successes <= trials)) {
    throw new RangeError(`no proportion: ${successes} successes of ${trials} trials`);
  }
  if (trials === 0) return null;
  const share = successes / trials;
  const z2 = z95 * z95;
  const scale = 1 + z2 / trials;
  const centre = (share + z2 / (2 * trials)) / scale;
  const half = (z95 / scale) * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials));
  return { lower: Math.max(0, centre - half), upper: Math.min(1, centre + half) };
}
