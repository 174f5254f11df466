/** A count of parameters in millions, as the report’s Table 1 prints it. Null is unknown. */
export function inMillions(count: number | null): number | null {
  return count === null ? null : count / 1e6;
}

/** Bytes in GB of 10⁹. */
export function inGigabytes(bytes: number): number {
  return bytes / 1e9;
}

/** A number as it is shown, with so many decimals at most. */
export function shown(value: number, decimals = 1): string {
  return value.toLocaleString('en', { maximumFractionDigits: decimals });
}

/** A number with exactly so many decimals, for columns whose points should stand under each other. */
export function shownFixed(value: number, decimals: number): string {
  return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** A score as tables print it: one decimal, a second one where the source has it. */
export function shownScore(value: number): string {
  return value.toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 2 });
}
