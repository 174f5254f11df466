import { inGigabytes, shownFixed } from '../../parts/quantities.ts';

/**
 * Whether it fits, in a sentence. A margin is never shown as 0.0 GB: what is smaller is told in MB.
 * Exactly full still fits.
 */
export function verdictOf(marginBytes: number): string {
  return marginBytes >= 0
    ? `Fits, ${amountOf(marginBytes)} to spare`
    : `Does not fit, ${amountOf(-marginBytes)} missing`;
}

function amountOf(bytes: number): string {
  const isSmall = bytes < 1e8;
  return isSmall ? `${shownFixed(bytes / 1e6, 1)} MB` : `${shownFixed(inGigabytes(bytes), 1)} GB`;
}
