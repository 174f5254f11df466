import type { MemoryModel } from '../memory/index.ts';
import type { Model } from './model.ts';

/** The part of a model that the memory formulas need, without its sources. */
export function memoryModelOf(model: Model): MemoryModel {
  const { vision, embedding, nonEmbedding } = model.parameters;
  return {
    id: model.id,
    name: model.name,
    parameters: { vision: vision.value, embedding: embedding.value, nonEmbedding: nonEmbedding.value },
    architecture: { ...model.architecture, maxContext: model.architecture.maxContext.value },
  };
}
