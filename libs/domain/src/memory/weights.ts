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
 * Bytes of the weights: Σ over components of parameters × bits / 8; a component of 0 bits is not loaded.
 * Each component is rounded up to a whole byte, so the parts add up.
 */
export function weightBytes(parameters: ParameterCounts, bits: ComponentBits): WeightBytes {
  return summed(
    componentBytes(parameters.vision, bits.vision),
    componentBytes(parameters.embedding, bits.embedding),
    componentBytes(parameters.nonEmbedding, bits.nonEmbedding),
  );
}

/** What each of several devices holds of weights that are split evenly, component by component, rounded up. */
export function evenShare(weights: WeightBytes, devices: number): WeightBytes {
  if (devices === 1) return weights;
  return summed(
    Math.ceil(weights.vision / devices),
    Math.ceil(weights.embedding / devices),
    Math.ceil(weights.nonEmbedding / devices),
  );
}

function summed(vision: number, embedding: number, nonEmbedding: number): WeightBytes {
  return { vision, embedding, nonEmbedding, total: vision + embedding + nonEmbedding };
}

function componentBytes(parameters: number, bits: number): number {
  return Math.ceil((parameters * bits) / 8);
}
