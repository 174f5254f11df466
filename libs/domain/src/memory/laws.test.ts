import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { estimateMemory, hasKnownSplit } from './estimate.ts';
import type { MemoryModel, MemoryOptions } from './estimate.ts';
import { kvTypeIds, kvTypes } from './kv-types.ts';
import { weightTypeIds, weightTypes } from './weight-types.ts';
import type { WeightTypeId } from './weight-types.ts';

const million = 1_000_000;
const count = fc.integer({ min: 0, max: 30_000 }).map((millions) => millions * million);

const models: fc.Arbitrary<MemoryModel> = fc.record({
  id: fc.constant('any'),
  name: fc.constant('Any'),
  parameters: fc.record({ vision: count, embedding: count, nonEmbedding: count }),
  architecture: fc.record({
    globalLayers: fc.integer({ min: 0, max: 80 }),
    localLayers: fc.integer({ min: 0, max: 80 }),
    slidingWindow: fc.integer({ min: 1, max: 4096 }),
    kvHeads: fc.integer({ min: 1, max: 16 }),
    headDimension: fc.constantFrom(64, 128, 256),
    maxContext: fc.constantFrom(8_192, 32_768, 131_072),
  }),
});

const someOptions: fc.Arbitrary<MemoryOptions> = fc.record({
  weights: fc.constantFrom(...weightTypeIds),
  kType: fc.constantFrom(...kvTypeIds),
  vType: fc.constantFrom(...kvTypeIds),
  context: fc.integer({ min: 0, max: 131_072 }),
  sequences: fc.integer({ min: 1, max: 64 }),
  fullCache: fc.boolean(),
  vision: fc.boolean(),
  overheadBytes: fc.integer({ min: 0, max: 4_000 }).map((mega) => mega * million),
});

const capacities = fc.record({
  deviceBytes: fc.integer({ min: 1, max: 512 }).map((giga) => giga * 1e9),
  devices: fc.integer({ min: 1, max: 8 }),
  utilisation: fc.double({ min: 0.1, max: 1, noNaN: true }),
});

const total = (model: MemoryModel, options: MemoryOptions) => estimateMemory(model, options).totalBytes;
const hold = <T>(arbitrary: fc.Arbitrary<T>, law: (example: T) => void) =>
  fc.assert(fc.property(arbitrary, law), { numRuns: 300 });

/** Whether every component of `a` takes at most the bits it takes in `b`. */
function noMoreBits(a: WeightTypeId, b: WeightTypeId): boolean {
  const [left, right] = [weightTypes[a].bits, weightTypes[b].bits];
  return (
    left.vision <= right.vision &&
    left.embedding <= right.embedding &&
    left.nonEmbedding <= right.nonEmbedding
  );
}

describe('the memory model', () => {
  it('adds up: components to weights, and weights, cache and overhead to the total', () => {
    hold(fc.tuple(models, someOptions), ([model, options]) => {
      const { weights, kvBytes, overheadBytes, totalBytes } = estimateMemory(model, options);
      expect(weights.total).toBe(weights.vision + weights.embedding + weights.nonEmbedding);
      expect(totalBytes).toBe(weights.total + kvBytes + overheadBytes);
      expect(Number.isSafeInteger(totalBytes)).toBe(true);
    });
  });

  it('never needs less for more context or more sequences', () => {
    hold(fc.tuple(models, someOptions, fc.nat(10_000), fc.nat(20)), ([model, options, tokens, sequences]) => {
      const more = {
        ...options,
        context: options.context + tokens,
        sequences: options.sequences + sequences,
      };
      expect(total(model, more)).toBeGreaterThanOrEqual(total(model, options));
    });
  });

  it('never weighs more in fewer bits', () => {
    hold(fc.tuple(models, someOptions, fc.constantFrom(...weightTypeIds)), ([model, options, other]) => {
      fc.pre(noMoreBits(other, options.weights));
      const { weights } = estimateMemory(model, { ...options, weights: other });
      expect(weights.total).toBeLessThanOrEqual(estimateMemory(model, options).weights.total);
    });
  });

  it('never needs a larger cache in fewer bits', () => {
    hold(fc.tuple(models, someOptions, fc.constantFrom(...kvTypeIds)), ([model, options, other]) => {
      const bits = (id: (typeof kvTypeIds)[number]) => kvTypes[id].bytes / kvTypes[id].values;
      fc.pre(bits(other) <= bits(options.kType));
      const { kvBytes } = estimateMemory(model, { ...options, kType: other });
      expect(kvBytes).toBeLessThanOrEqual(estimateMemory(model, options).kvBytes);
    });
  });

  it('never needs more with sliding windows than with full caches, nor more without vision than with it', () => {
    hold(fc.tuple(models, someOptions), ([model, options]) => {
      expect(total(model, { ...options, fullCache: false })).toBeLessThanOrEqual(
        total(model, { ...options, fullCache: true }),
      );
      expect(total(model, { ...options, vision: false })).toBeLessThanOrEqual(
        total(model, { ...options, vision: true }),
      );
    });
  });

  it('finds the longest context that fits: it does, and one token more does not', () => {
    hold(fc.tuple(models, someOptions, capacities), ([model, options, capacity]) => {
      const { fit } = estimateMemory(model, { ...options, capacity });
      if (!fit) throw new Error('a capacity was given');
      const totalAt = (context: number) => total(model, { ...options, context });
      if (fit.maxContext > 0) expect(totalAt(fit.maxContext)).toBeLessThanOrEqual(fit.usableBytes);
      if (fit.maxContext < model.architecture.maxContext) {
        expect(totalAt(fit.maxContext + 1)).toBeGreaterThan(fit.usableBytes);
      }
    });
  });

  it('finds the most sequences that fit: they do, and one more does not', () => {
    hold(fc.tuple(models, someOptions, capacities), ([model, options, capacity]) => {
      const withCache = { ...options, context: options.context + 1 };
      fc.pre(estimateMemory(model, withCache).kvBytes > 0);
      const { fit } = estimateMemory(model, { ...withCache, capacity });
      if (!fit) throw new Error('a capacity was given');
      const totalFor = (sequences: number) => total(model, { ...withCache, sequences });
      if (fit.maxSequences > 0) expect(totalFor(fit.maxSequences)).toBeLessThanOrEqual(fit.usableBytes);
      expect(totalFor(fit.maxSequences + 1)).toBeGreaterThan(fit.usableBytes);
      expect(fit.fitsOnDevice).toBe(fit.maxSequences >= withCache.sequences);
    });
  });

  it('refuses a model whose split is unknown, and says which', () => {
    const unknown: MemoryModel = {
      id: 'gemma-3n-e2b',
      name: 'Gemma 3n E2B',
      parameters: { vision: null, embedding: null, nonEmbedding: null },
      architecture: {
        globalLayers: 6,
        localLayers: 24,
        slidingWindow: 512,
        kvHeads: 2,
        headDimension: 256,
        maxContext: 32_768,
      },
    };
    const [options] = fc.sample(someOptions, 1);
    if (!options) throw new Error('no sample');
    expect(hasKnownSplit(unknown)).toBe(false);
    expect(() => estimateMemory(unknown, options)).toThrow(
      expect.objectContaining({ code: 'unknown_split', facts: { model: 'gemma-3n-e2b' } }),
    );
  });
});
