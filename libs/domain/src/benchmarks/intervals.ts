/** A measured value with the bounds its source gives. */
export interface Interval {
  lower: number;
  upper: number;
}

/**
 * Whether two intervals share a value. Models whose 95 % intervals overlap are shown as not distinguishable;
 * the reverse need not hold, which is why a page says "not distinguishable" and never "equal".
 */
export function intervalsOverlap(a: Interval, b: Interval): boolean {
  return a.lower <= b.upper && b.lower <= a.upper;
}
