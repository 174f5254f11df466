/** Numbers as a reader in this locale expects them, with at most so many decimals. */
export function formatNumber(value: number, decimals = 1, locale = 'en'): string {
  const key = `${locale} ${decimals}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, { maximumFractionDigits: decimals });
    formats.set(key, format);
  }
  return format.format(value);
}

/** Made once: making one costs as much as formatting a hundred numbers, and a chart has hundreds. */
const formats = new Map<string, Intl.NumberFormat>();

/** Formats a tooltip’s value with its unit; what is not a number is unknown. */
export function tooltipValue(unit: string, decimals = 1, locale = 'en') {
  return (value: unknown): string =>
    typeof value === 'number' ? `${formatNumber(value, decimals, locale)} ${unit}` : 'unknown';
}

/** Tokens of a context as people name them: 512, 1k, 128k, 1M, by powers of 1,024. */
export function formatTokens(tokens: number, locale = 'en'): string {
  if (tokens < 1_024) return formatNumber(tokens, 1, locale);
  const isMillions = tokens >= 1_048_576;
  return `${formatNumber(tokens / (isMillions ? 1_048_576 : 1_024), 1, locale)}${isMillions ? 'M' : 'k'}`;
}

/** A count as people name it: 270M, 1B, 27.4B, by powers of ten. The letters are the field’s, in every locale. */
export function formatCount(count: number, locale = 'en'): string {
  const [size, letter] = scales.find(([least]) => Math.abs(count) >= least) ?? [1, ''];
  return `${formatNumber(count / size, 2, locale)}${letter}`;
}

const scales: readonly (readonly [size: number, letter: string])[] = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
];
