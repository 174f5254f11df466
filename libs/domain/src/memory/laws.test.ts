import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { memoryBreakdown } from './breakdown.ts';
import { estimateMemory, hasKnownSplit } from './estimate.ts';
import type { MemoryModel, MemoryOptions } from './estimate.ts';
import { kvTypeIds, kvTypes } from './kv-types.ts';
import { visionPrecisions } from './vision-precision.ts';
import { weightTypeIds, weightTypes } from './weight-types.ts';
import type { WeightTypeId } from './weight-types.ts';
import { windowPolicies, type WindowPolicy } from './window-policy.ts';

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
    visionTokensPerImage: fc.constant(256),
  }),
});

const someOptions: fc.Arbitrary<MemoryOptions> = fc.record({
  weights: fc.constantFrom(...weightTypeIds),
  kType: fc.constantFrom(...kvTypeIds),
  vType: fc.constantFrom(...kvTypeIds),
  context: fc.integer({ min: 0, max: 131_072 }),
  sequences: fc.integer({ min: 1, max: 64 }),
  images: fc.integer({ min: 0, max: 20 }),
  windowPolicy: fc.constantFrom(...windowPolicies),
  microBatch: fc.integer({ min: 1, max: 4_096 }),
  visionPrecision: fc.constantFrom(undefined, ...visionPrecisions),
  overheadBytes: fc.integer({ min: 0, max: 4_000 }).map((mega) => mega * million),
});

const capacities = fc.record({
  deviceBytes: fc.integer({ min: 1, max: 512 }).map((giga) => giga * 1e9),
  devices: fc.integer({ min: 1, max: 8 }),
  utilisation: fc.double({ min: 0.1, max: 1, noNaN: true }),
});

const total = (model: MemoryModel, options: MemoryOptions) => estimateMemory(model, options).totalBytes;
const fitOf = (model: MemoryModel, options: MemoryOptions) => {
  const { fit } = estimateMemory(model, options);
  if (!fit) throw new Error('a capacity was given');
  return fit;
};
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

  it('never needs more with exact windows than llama.cpp keeps, nor that more than full caches where padding allows', () => {
    hold(fc.tuple(models, someOptions), ([model, options]) => {
      const kept = (policy: WindowPolicy, context: number) =>
        total(model, { ...options, context, images: 0, windowPolicy: policy });
      expect(kept('exact', options.context)).toBeLessThanOrEqual(kept('llama.cpp', options.context));
      expect(kept('exact', options.context)).toBeLessThanOrEqual(kept('full', options.context));
      // llama.cpp rounds cells up to 256: a context that fills them has nothing to round.
      const filled = Math.ceil(options.context / 256) * 256;
      expect(kept('llama.cpp', filled)).toBeLessThanOrEqual(kept('full', filled));
    });
  });

  it('never needs more with the vision encoder left out than with it', () => {
    hold(fc.tuple(models, someOptions), ([model, options]) => {
      expect(total(model, { ...options, visionPrecision: 'left-out' })).toBeLessThanOrEqual(
        total(model, options),
      );
    });
  });

  it('counts an image as the tokens it takes', () => {
    hold(fc.tuple(models, someOptions), ([model, options]) => {
      const asText = { ...options, images: 0, context: options.context + 256 * (options.images ?? 0) };
      expect(total(model, options)).toBe(total(model, asText));
    });
  });

  it('finds the longest context that fits: it does, and one token more does not', () => {
    hold(fc.tuple(models, someOptions, capacities), ([model, options, capacity]) => {
      const fit = fitOf(model, { ...options, capacity });
      const room = model.architecture.maxContext - 256 * (options.images ?? 0);
      const isFitting = (context: number) => fitOf(model, { ...options, context, capacity }).fitsOnDevice;
      expect(fit.maxContext).toBeLessThanOrEqual(room);
      if (fit.maxContext > 0) expect(isFitting(fit.maxContext)).toBe(true);
      if (fit.maxContext < room) expect(isFitting(fit.maxContext + 1)).toBe(false);
    });
  });

  it('finds the most sequences that fit: they do, and one more does not', () => {
    hold(fc.tuple(models, someOptions, capacities), ([model, options, capacity]) => {
      const withCache = { ...options, context: options.context + 1, capacity };
      fc.pre(estimateMemory(model, withCache).kvBytes > 0);
      const { maxSequences, fitsOnDevice } = fitOf(model, withCache);
      const isFitting = (sequences: number) => fitOf(model, { ...withCache, sequences }).fitsOnDevice;
      if (maxSequences > 0) expect(isFitting(maxSequences)).toBe(true);
      expect(isFitting(maxSequences + 1)).toBe(false);
      expect(fitsOnDevice).toBe(maxSequences >= withCache.sequences);
    });
  });

  it('knows no limit to sequences that take nothing, be the device full to the last byte', () => {
    hold(fc.tuple(models, someOptions), ([model, options]) => {
      const nothing: MemoryOptions = { ...options, context: 0, images: 0 };
      const deviceBytes = total(model, nothing);
      fc.pre(deviceBytes > 0);
      const capacity = { deviceBytes, devices: 1, utilisation: 1 };
      expect(fitOf(model, { ...nothing, capacity }).maxSequences).toBe(Infinity);
    });
  });

  it('puts all of a model on its devices, each with at most what one alone would hold', () => {
    hold(fc.tuple(models, someOptions, capacities), ([model, options, capacity]) => {
      const { totalBytes, kvBytes, weights } = estimateMemory(model, options);
      const { perDevice, marginBytes } = fitOf(model, { ...options, capacity });
      expect(perDevice.totalBytes).toBeLessThanOrEqual(totalBytes);
      expect(capacity.devices * perDevice.weights.total).toBeGreaterThanOrEqual(weights.total);
      expect(capacity.devices * perDevice.kvBytes).toBeGreaterThanOrEqual(kvBytes);
      expect(marginBytes).toBe(capacity.devices * (perDevice.usableBytes - perDevice.totalBytes));
    });
  });

  it('has parts that fill a device, or what is needed where that is more', () => {
    hold(fc.tuple(models, someOptions, capacities), ([model, options, capacity]) => {
      const { perDevice } = fitOf(model, { ...options, capacity });
      const { missing, ...parts } = memoryBreakdown(perDevice, capacity.deviceBytes);
      const sum = Object.values(parts).reduce((bytes, part) => bytes + part, 0);
      expect(sum).toBe(Math.max(capacity.deviceBytes, perDevice.totalBytes));
      expect(Math.min(missing, parts.free)).toBe(0);
      expect(parts.free - missing).toBe(perDevice.marginBytes);
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
        visionTokensPerImage: null,
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
