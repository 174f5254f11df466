/** The memory of a number of equal devices over which weights and cache are split. */
export interface Capacity {
  deviceBytes: number;
  devices: number;
  /** Share of the memory that may be used, above 0 and up to 1. */
  utilisation: number;
}

/** Bytes that may be used on all devices together. */
export function usableBytes(capacity: Capacity): number {
  return Math.floor(capacity.deviceBytes * capacity.devices * capacity.utilisation);
}

/**
 * The longest context whose total still fits, from 0 up to `limit`; 0 when not even one token fits.
 * `totalBytes` must not fall when the context grows: the answer is found by halving.
 */
export function longestContext(
  totalBytes: (context: number) => number,
  usable: number,
  limit: number,
): number {
  let fitting = 0;
  let tooLong = limit + 1;
  while (tooLong - fitting > 1) {
    const middle = Math.floor((fitting + tooLong) / 2);
    if (totalBytes(middle) <= usable) fitting = middle;
    else tooLong = middle;
  }
  return fitting;
}

/** How many sequences fit beside what is there once (weights and overhead); 0 when none does. */
export function mostSequences(fixedBytes: number, bytesPerSequence: number, usable: number): number {
  if (usable < fixedBytes + bytesPerSequence) return 0;
  return Math.floor((usable - fixedBytes) / bytesPerSequence);
}
