/** Numbers as a reader of English expects them, with at most so many decimals. */
export function formatNumber(value: number, decimals = 1): string {
  return value.toLocaleString('en', { maximumFractionDigits: decimals });
}

/** Formats a tooltip’s value with its unit; what is not a number is unknown. */
export function tooltipValue(unit: string, decimals = 1) {
  return (value: unknown): string =>
    typeof value === 'number' ? `${formatNumber(value, decimals)} ${unit}` : 'unknown';
}
