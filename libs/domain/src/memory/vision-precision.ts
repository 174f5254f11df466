import type { ComponentBits } from './weight-types.ts';

/**
 * How the vision encoder is held, whatever the text model’s weights are:
 * - `with-weights`: in the bits of the text model.
 * - `16-bit`: as in the raw checkpoint, and in the file of its own that a GGUF has.
 * - `left-out`: not loaded.
 */
export const visionPrecisions = ['with-weights', '16-bit', 'left-out'] as const;
export type VisionPrecision = (typeof visionPrecisions)[number];

/**
 * What a weight type does with the encoder unless told otherwise: published checkpoints of four bits and GGUF files
 * leave it in 16, types of one size for all weights (bfloat16, SFP8, Int8) do not.
 */
export function usualVisionPrecision(bits: ComponentBits): Exclude<VisionPrecision, 'left-out'> {
  return bits.vision === bits.nonEmbedding ? 'with-weights' : '16-bit';
}

/** Bits of each component with the encoder held like this; 0 for one that is not loaded. */
export function bitsWithVision(bits: ComponentBits, precision: VisionPrecision | undefined): ComponentBits {
  if (precision === undefined) return bits;
  const vision = { 'with-weights': bits.nonEmbedding, '16-bit': 16, 'left-out': 0 }[precision];
  return vision === bits.vision ? bits : { ...bits, vision };
}
