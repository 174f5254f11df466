import type { ComponentBits } from './weight-types.ts';

/** Number of parameters of each component; their sum is P_T = P_V + P_E + P_NE. */
export interface ParameterCounts {
  vision: number;
  embedding: number;
  nonEmbedding: number;
}

export interface WeightBytes extends ParameterCounts {
  total: number;
}

/**
 * Bytes of the weights: Σ over components of parameters × bits / 8.
 * Without vision the encoder is not loaded. Each component is rounded up to a whole byte, so the parts add up.
 */
export function weightBytes(
  parameters: ParameterCounts,
  bits: ComponentBits,
  options: { vision: boolean } = { vision: true },
): WeightBytes {
  const vision = options.vision ? componentBytes(parameters.vision, bits.vision) : 0;
  const embedding = componentBytes(parameters.embedding, bits.embedding);
  const nonEmbedding = componentBytes(parameters.nonEmbedding, bits.nonEmbedding);
  return { vision, embedding, nonEmbedding, total: vision + embedding + nonEmbedding };
}

function componentBytes(parameters: number, bits: number): number {
  return Math.ceil((parameters * bits) / 8);
}
