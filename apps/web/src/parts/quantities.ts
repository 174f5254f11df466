/** A count of parameters in millions, as the report’s Table 1 prints it. Null is unknown. */
export function inMillions(count: number | null): number | null {
  return count === null ? null : count / 1e6;
}

/** Bytes in GB of 10⁹. */
export function inGigabytes(bytes: number): number {
  return bytes / 1e9;
}

const formats = new Map<string, Intl.NumberFormat>();

/** Formats are made once: making one costs as much as a hundred numbers, and tables hold hundreds. */
function formatted(value: number, least: number, most: number): string {
  const key = `${least} ${most}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat('en', { minimumFractionDigits: least, maximumFractionDigits: most });
    formats.set(key, format);
  }
  return format.format(value);
}

/** A number as it is shown, with so many decimals at most. */
export function shown(value: number, decimals = 1): string {
  return formatted(value, 0, decimals);
}

/** A number with exactly so many decimals, for columns whose points should stand under each other. */
export function shownFixed(value: number, decimals: number): string {
  return formatted(value, decimals, decimals);
}

/** A score as tables print it: one decimal, a second one where the source has it. */
export function shownScore(value: number): string {
  return formatted(value, 1, 2);
}
