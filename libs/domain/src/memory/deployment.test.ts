import { describe, expect, it } from '@jest/globals';
import type { MemoryModel, MemoryOptions } from './estimate.ts';
import { estimateMemory } from './estimate.ts';
import { fitGrid } from './fit-grid.ts';
import { contextSteps, memoryOverContext } from './memory-over-context.ts';

const gemma1b: MemoryModel = {
  id: 'gemma-3-1b',
  name: 'Gemma 3 1B',
  parameters: { vision: 0, embedding: 302e6, nonEmbedding: 698e6 },
  architecture: {
    ...{ globalLayers: 4, localLayers: 22, slidingWindow: 512, kvHeads: 1, headDimension: 256 },
    ...{ maxContext: 32_768, visionTokensPerImage: null },
  },
};
const gemma27b: MemoryModel = {
  id: 'gemma-3-27b',
  name: 'Gemma 3 27B',
  parameters: { vision: 417e6, embedding: 1416e6, nonEmbedding: 25_600e6 },
  architecture: {
    ...{ globalLayers: 10, localLayers: 52, slidingWindow: 1024, kvHeads: 16, headDimension: 128 },
    ...{ maxContext: 131_072, visionTokensPerImage: 256 },
  },
};
const unknown: MemoryModel = {
  ...{ ...gemma1b, id: 'gemma-3n-e2b', name: 'Gemma 3n E2B' },
  parameters: { vision: null, embedding: null, nonEmbedding: null },
};
const options: MemoryOptions = {
  ...{ weights: 'bf16', kType: 'f16', vType: 'f16', context: 32_768, sequences: 1 },
  ...{ windowPolicy: 'exact', overheadBytes: 1e9 },
};
const shareOf = (model: MemoryModel, devices: number, deviceBytes = 80e9) =>
  estimateMemory(model, { ...options, capacity: { deviceBytes, devices, utilisation: 0.9 } }).fit?.perDevice;

describe('several devices', () => {
  it('split weights and KV heads, each with the whole overhead', () => {
    expect(shareOf(gemma27b, 4)).toMatchObject({
      weights: { total: 54_866e6 / 4 },
      kvHeads: 4,
      kvBytes: 3_120_562_176 / 4,
      overheadBytes: 1e9,
    });
  });

  it('keep the more heads of a split that does not come out even', () => {
    expect(shareOf(gemma27b, 3)).toMatchObject({ kvHeads: 6, kvBytes: (3_120_562_176 * 6) / 16 });
  });

  it('keep a head each where there are fewer heads than devices', () => {
    expect(shareOf(gemma1b, 2)).toMatchObject({ kvHeads: 1, kvBytes: shareOf(gemma1b, 1)?.kvBytes });
  });
});

describe('images', () => {
  it('take 256 tokens each on top of the text, and room from the longest context', () => {
    const capacity = { deviceBytes: 800e9, devices: 1, utilisation: 1 };
    const { kvBytes, fit } = estimateMemory(gemma27b, { ...options, context: 1_000, images: 4, capacity });
    expect(kvBytes).toBe(estimateMemory(gemma27b, { ...options, context: 2_024 }).kvBytes);
    expect(fit?.maxContext).toBe(131_072 - 4 * 256);
  });

  it('are refused by a model that sees none', () => {
    expect(() => estimateMemory(gemma1b, { ...options, images: 1 })).toThrow(
      expect.objectContaining({ code: 'no_vision_encoder' }),
    );
  });
});

describe('the precision of the vision encoder', () => {
  const vision = (weights: MemoryOptions['weights'], visionPrecision?: MemoryOptions['visionPrecision']) =>
    estimateMemory(gemma27b, { ...options, weights, visionPrecision }).weights.vision;

  it('is the usual one of the weight type unless another is asked for', () => {
    expect(vision('int4')).toBe(vision('int4', '16-bit'));
    expect(vision('sfp8')).toBe(vision('sfp8', 'with-weights'));
    expect(vision('int4', 'with-weights')).toBe(417e6 / 2);
    expect(vision('sfp8', '16-bit')).toBe(417e6 * 2);
    expect(vision('bf16', 'left-out')).toBe(0);
  });
});

describe('the grid of what fits', () => {
  it('tells ample, tight, not at all and unknown apart', () => {
    const capacity = { deviceBytes: 24e9, devices: 1, utilisation: 0.9 };
    const cells = fitGrid([gemma1b, gemma27b, unknown], ['bf16', 'q4_0'], { ...options, capacity });
    expect(cells.map(({ model, weights, verdict }) => [model.id, weights, verdict])).toEqual([
      ['gemma-3-1b', 'bf16', 'fits'],
      ['gemma-3-1b', 'q4_0', 'fits'],
      ['gemma-3-27b', 'bf16', 'does-not-fit'],
      // 16.03 GB of weights, 3.12 of cache and 1 of overhead: 1.4 are left of 21.6.
      ['gemma-3-27b', 'q4_0', 'tight'],
      ['gemma-3n-e2b', 'bf16', 'unknown'],
      ['gemma-3n-e2b', 'q4_0', 'unknown'],
    ]);
    for (const { verdict, marginBytes } of cells) {
      expect(marginBytes === null).toBe(verdict === 'unknown');
      if (marginBytes !== null) expect(marginBytes < 0).toBe(verdict === 'does-not-fit');
    }
  });

  it('leaves images out for the models that see none', () => {
    const capacity = { deviceBytes: 24e9, devices: 1, utilisation: 0.9 };
    const [cell] = fitGrid([gemma1b], ['bf16'], { ...options, images: 3, capacity });
    expect(cell?.verdict).toBe('fits');
  });
});

describe('memory over the context', () => {
  it('has a point at every power of two from 1,024, and ends at the model’s own limit', () => {
    expect(contextSteps(gemma1b)).toEqual([1_024, 2_048, 4_096, 8_192, 16_384, 32_768]);
    const uneven = { ...gemma1b, architecture: { ...gemma1b.architecture, maxContext: 3_000 } };
    expect(contextSteps(uneven)).toEqual([1_024, 2_048, 3_000]);
  });

  it('is what the model needs at each of them', () => {
    const points = memoryOverContext(gemma27b, options);
    expect(points.at(-1)?.context).toBe(131_072);
    for (const { context, totalBytes } of points) {
      expect(totalBytes).toBe(estimateMemory(gemma27b, { ...options, context }).totalBytes);
    }
  });
});
