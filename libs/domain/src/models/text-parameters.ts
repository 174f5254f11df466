import type { Architecture } from './model.ts';

/** What of an architecture decides how many parameters its text model has. */
type TextArchitecture = Pick<
  Architecture,
  | 'layers'
  | 'hiddenSize'
  | 'feedForwardSize'
  | 'attentionHeads'
  | 'kvHeads'
  | 'headDimension'
  | 'vocabularySize'
>;

/**
 * Parameters of a Gemma text model, counted from its architecture: an embedding table that also serves as the last
 * layer; in each layer the four matrices of attention, the three of a gated feed-forward network and four norms;
 * one norm at the end. Gemma 3 also norms queries and keys, Gemma 2 does not. It
 * meets the published 270M checkpoint to the last parameter.
 */
export function countTextParameters(
  {
    layers,
    hiddenSize,
    feedForwardSize,
    attentionHeads,
    kvHeads,
    headDimension,
    vocabularySize,
  }: TextArchitecture,
  { normsQueriesAndKeys }: { normsQueriesAndKeys: boolean },
): { embedding: number; nonEmbedding: number } {
  const queriesAndOutput = 2 * hiddenSize * attentionHeads * headDimension;
  const keysAndValues = 2 * hiddenSize * kvHeads * headDimension;
  const feedForward = 3 * hiddenSize * feedForwardSize;
  const norms = 4 * hiddenSize + (normsQueriesAndKeys ? 2 * headDimension : 0);
  return {
    embedding: vocabularySize * hiddenSize,
    nonEmbedding: layers * (queriesAndOutput + keysAndValues + feedForward + norms) + hiddenSize,
  };
}
