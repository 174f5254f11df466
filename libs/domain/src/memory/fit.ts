/** A number of equal devices over which a model is split (tensor parallel). */
export interface Capacity {
  /** Memory of one of them. */
  deviceBytes: number;
  devices: number;
  /** Share of the memory that may be used, above 0 and up to 1. */
  utilisation: number;
}

/** Share of a device’s memory that may be used, unless told otherwise. */
export const usualUtilisation = 0.9;

/**
 * Bytes that may be used on all devices together: their capacity at the utilisation limit. An engine that allocates in
 * advance takes this much, whatever the model needs.
 */
export function usableBytes({ deviceBytes, devices, utilisation }: Capacity): number {
  return Math.floor(deviceBytes * devices * utilisation);
}

/** KV heads that each device holds: they are split, and where there are more devices than heads, held repeatedly. */
export function kvHeadsPerDevice(kvHeads: number, devices: number): number {
  return Math.max(1, Math.ceil(kvHeads / devices));
}

/**
 * The longest context whose total still fits, from 0 up to `limit`; 0 when not even one token fits.
 * `totalBytes` must not fall when the context grows. It is nearly straight on either side of `bend`, so the answer is
 * looked for where a line would have it; from the fourth attempt on in the middle, so that no shape makes it slow.
 */
export function longestContext(
  totalBytes: (context: number) => number,
  usable: number,
  limit: number,
  bend: number,
): number {
  let fitting = 0;
  let tooLong = limit;
  let below = totalBytes(0);
  let above = totalBytes(limit);
  if (above <= usable) return limit;
  if (below > usable) return 0;
  for (let attempt = 0; tooLong - fitting > 1; attempt++) {
    // The line’s answer, then the neighbour that would confirm it, then the middle.
    const share = attempt < 4 ? (usable - below) / (above - below) : 0.5;
    const guess = fitting + Math.floor(share * (tooLong - fitting));
    const isBend = attempt === 0 && bend > 0 && bend < limit;
    const tried = isBend ? bend : Math.min(tooLong - 1, Math.max(fitting + 1, guess));
    const bytes = totalBytes(tried);
    if (bytes <= usable) {
      fitting = tried;
      below = bytes;
    } else {
      tooLong = tried;
      above = bytes;
    }
  }
  return fitting;
}

/** How many sequences fit beside what is there once (weights and overhead); 0 when none does, Infinity where they take nothing. */
export function mostSequences(fixedBytes: number, bytesPerSequence: number, usable: number): number {
  if (usable < fixedBytes + bytesPerSequence) return 0;
  return bytesPerSequence === 0 ? Infinity : Math.floor((usable - fixedBytes) / bytesPerSequence);
}
