import { estimateMemory, fitGrid, hasKnownSplit, memoryOverContext } from '@gemmavision/domain/memory';
import type { MemoryModel, MemoryOptions } from '@gemmavision/domain/memory';
import type { FitHeatCell } from '../fit-heat-map.ts';
import type { MemoryConfiguration } from '../memory-breakdown.ts';
import type { MemoryCurve } from '../memory-over-context.ts';

const small: MemoryModel = {
  id: 'gemma-3-1b',
  name: 'Gemma 3 1B',
  parameters: { vision: 0, embedding: 302e6, nonEmbedding: 698e6 },
  architecture: {
    ...{ globalLayers: 4, localLayers: 22, slidingWindow: 512, kvHeads: 1, headDimension: 256 },
    ...{ maxContext: 32_768, visionTokensPerImage: null },
  },
};
const large: MemoryModel = {
  id: 'gemma-3-27b',
  name: 'Gemma 3 27B',
  parameters: { vision: 417e6, embedding: 1416e6, nonEmbedding: 25_600e6 },
  architecture: {
    ...{ globalLayers: 10, localLayers: 52, slidingWindow: 1024, kvHeads: 16, headDimension: 128 },
    ...{ maxContext: 131_072, visionTokensPerImage: 256 },
  },
};
const undivided: MemoryModel = {
  ...{ ...small, id: 'gemma-3n-e2b', name: 'Gemma 3n E2B' },
  parameters: { vision: null, embedding: null, nonEmbedding: null },
};
const models = [small, large, undivided];
const types = ['bf16', 'q4_0'] as const;
const capacity = { deviceBytes: 24e9, devices: 1, utilisation: 0.9 };
const options: MemoryOptions = {
  ...{ weights: 'bf16', kType: 'f16', vType: 'f16', context: 32_768, sequences: 1 },
  ...{ windowPolicy: 'exact', overheadBytes: 1e9, capacity },
};

/** One that fits in 21.6 GB, one that does not, one whose split is unknown. */
export const someConfigurations: MemoryConfiguration[] = models.map((model) => ({
  name: `${model.name}, bfloat16`,
  share: hasKnownSplit(model) ? (estimateMemory(model, options).fit?.perDevice ?? null) : null,
}));

/** The same models in two precisions, every verdict among them. */
export const someFits: FitHeatCell[] = fitGrid(models, types, { ...options, capacity }).map(
  ({ model, weights, verdict, marginBytes }) => ({
    ...{ x: types.findIndex((type) => type === weights), y: models.indexOf(model) },
    ...{ verdict, marginBytes },
  }),
);
export const fitAxes = { across: ['bfloat16', 'GGUF Q4_0'], down: models.map(({ name }) => name) };

/** The two models that are known, each up to its own limit. */
export const someCurves: MemoryCurve[] = [small, large].map((model, position) => ({
  name: model.name,
  position,
  points: memoryOverContext(model, options),
}));
