/**
 * What an engine keeps of the tokens that a local layer no longer sees:
 * - `exact`: nothing. A local layer holds the tokens inside its window.
 * - `llama.cpp`: the window, a micro-batch beyond it, and cells up to the next multiple of 256.
 * - `full`: everything. A local layer is as large as a global one.
 */
export const windowPolicies = ['exact', 'llama.cpp', 'full'] as const;
export type WindowPolicy = (typeof windowPolicies)[number];

/** Tokens that llama.cpp computes at once unless told otherwise (`--ubatch-size`). */
export const defaultMicroBatch = 512;

/** llama.cpp allocates the cells of a cache in multiples of this. */
const paddedTo = 256;

/**
 * Cells that one sequence takes in a local layer. `exact` is never above `llama.cpp`; `llama.cpp` is never above
 * `full` where the context is a multiple of 256, and up to 255 cells above it elsewhere: padding rounds up.
 */
export function localCells(
  policy: WindowPolicy,
  context: number,
  slidingWindow: number,
  microBatch: number,
): number {
  if (policy === 'full') return context;
  if (policy === 'exact') return Math.min(context, slidingWindow);
  return Math.ceil(Math.min(context, slidingWindow + microBatch) / paddedTo) * paddedTo;
}
