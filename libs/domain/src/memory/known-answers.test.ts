import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { kvCacheBytes } from './kv-cache.ts';
import type { KvArchitecture } from './kv-cache.ts';
import { kvTypes } from './kv-types.ts';
import type { KvTypeId } from './kv-types.ts';
import { bitsWithVision } from './vision-precision.ts';
import { weightBytes } from './weights.ts';
import { weightTypes } from './weight-types.ts';
import type { WeightTypeId } from './weight-types.ts';

const reference = new URL('../../../../prisma/reference/', import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, reference), 'utf8'));

interface ParameterRow {
  model: string;
  visionEncoderM: number;
  embeddingM: number;
  nonEmbeddingM: number;
  totalM: number;
}
const parameterRows: ParameterRow[] = read('gemma3-parameters.json').rows;
const architectureRows: (KvArchitecture & { model: string; headDim: number })[] =
  read('gemma3-architecture.json').rows;
const memoryRows: {
  model: string;
  derived: Record<string, number> & { exactParameterWeightsGB: Record<string, number> };
}[] = read('gemma3-memory.json').rows;

function countsOf(model: string) {
  const row = parameterRows.find((candidate) => candidate.model === model);
  if (!row) throw new Error(`no parameters of ${model}`);
  return {
    vision: row.visionEncoderM * 1e6,
    embedding: row.embeddingM * 1e6,
    nonEmbedding: row.nonEmbeddingM * 1e6,
  };
}

function architectureOf(model: string): KvArchitecture {
  const row = architectureRows.find((candidate) => candidate.model === model);
  if (!row) throw new Error(`no architecture of ${model}`);
  return { ...row, headDimension: row.headDim };
}

const kvAt32k = (model: string, type: KvTypeId, fullCache: boolean) =>
  kvCacheBytes(architectureOf(model), {
    context: 32_768,
    sequences: 1,
    keyType: kvTypes[type],
    valueType: kvTypes[type],
    windowPolicy: fullCache ? 'full' : 'exact',
  });

describe('the KV cache at 32,768 tokens', () => {
  it.each(memoryRows)('of $model is what the derived columns say, to the byte', ({ model, derived }) => {
    expect(kvAt32k(model, 'int8', false)).toBe(derived.kvBytes8bitHybridOneSequence);
    expect(kvAt32k(model, 'bf16', false)).toBe(derived.kvBytes16bitHybridOneSequence);
    expect(kvAt32k(model, 'fp8', true)).toBe(derived.kvBytes8bitAllLayersFull);
    expect(kvAt32k(model, 'f16', true)).toBe(derived.kvBytes16bitAllLayersFull);
  });

  it('of the 4B counts 5 global layers in full and 29 local ones up to their window of 1,024', () => {
    expect(kvAt32k('gemma-3-4b', 'int8', false)).toBe(2 * 4 * 256 * (5 * 32_768 + 29 * 1_024));
  });

  it('takes 34 bytes per 32 values in q8_0 and 18 in q4_0', () => {
    const values = kvAt32k('gemma-3-27b', 'int8', false);
    expect(kvAt32k('gemma-3-27b', 'q8_0', false)).toBe((values / 32) * 34);
    expect(kvAt32k('gemma-3-27b', 'q4_0', false)).toBe((values / 32) * 18);
  });

  it('of the 4B in llama.cpp holds 1,536 cells in a local layer: the window and a micro-batch, by 256', () => {
    const cellsAt = (context: number, microBatch?: number) =>
      kvCacheBytes(
        { ...architectureOf('gemma-3-4b'), globalLayers: 0 },
        {
          ...{ context, microBatch, sequences: 1, keyType: kvTypes.int8, valueType: kvTypes.int8 },
          windowPolicy: 'llama.cpp',
        },
      ) /
      (29 * 2 * 4 * 256);
    expect(cellsAt(32_768)).toBe(1_536);
    expect(cellsAt(32_768, 1_000)).toBe(2_048);
    expect(cellsAt(1_025)).toBe(1_280);
    expect(cellsAt(100)).toBe(256);
    expect(cellsAt(0)).toBe(0);
  });

  it('counts keys and values apart', () => {
    const options = { context: 4_096, sequences: 3, windowPolicy: 'exact' as const };
    const mixed = kvCacheBytes(architectureOf('gemma-3-1b'), {
      ...options,
      keyType: kvTypes.q8_0,
      valueType: kvTypes.q4_0,
    });
    const cells = 4 * 4_096 + 22 * 512;
    expect(mixed).toBe(3 * ((cells * 256) / 32) * (34 + 18));
  });
});

describe('the weights', () => {
  const columns: [column: string, type: WeightTypeId][] = [
    ['bf16', 'bf16'],
    ['sfp8', 'sfp8'],
    ['int4', 'int4'],
    ['int4_blocks32', 'int4-blocks32'],
  ];
  it.each(memoryRows)('of $model agree with the derived columns as printed', ({ model, derived }) => {
    for (const [column, type] of columns) {
      const gigabytes = weightBytes(countsOf(model), weightTypes[type].bits).total / 1e9;
      // The column has three decimals, some of them truncated.
      expect(Math.abs(gigabytes - (derived.exactParameterWeightsGB[column] ?? NaN))).toBeLessThan(0.001);
    }
  });

  it.each([
    ['gemma-3-1b', 2.0, 1.0, 0.5],
    ['gemma-3-4b', 8.6, 4.3, 2.78],
    ['gemma-3-12b', 24.38, 12.19, 6.72],
    ['gemma-3-27b', 54.87, 27.43, 14.34],
  ])('of %s are those of the table in the memory notes', (model, bf16, sfp8, int4) => {
    const gigabytes = (type: WeightTypeId) =>
      weightBytes(countsOf(model), weightTypes[type].bits).total / 1e9;
    expect(gigabytes('bf16')).toBeCloseTo(bf16, 1);
    expect(gigabytes('sfp8')).toBeCloseTo(sfp8, 1);
    expect(gigabytes('int4')).toBeCloseTo(int4, 2);
  });

  it('leave out nothing but the encoder when there is no vision', () => {
    const counts = countsOf('gemma-3-4b');
    const bits = weightTypes.q4_0.bits;
    expect(weightBytes(counts, bitsWithVision(bits, 'left-out'))).toEqual({
      vision: 0,
      embedding: 675e6 * 0.5625,
      nonEmbedding: 3209e6 * 0.5625,
      total: 3884e6 * 0.5625,
    });
    expect(weightBytes(counts, bits).vision).toBe(417e6 * 2);
  });

  // Sizes of published GGUF files, which hold the text model alone (gemma3-benchmarks.json, quantizationQuality).
  it.each([
    ['q4_0-fp16-embedding', 17.2],
    ['q4_0-q6k-embedding', 15.6],
  ] as const)('of the 27B in %s are within 1 %% of the published file', (type, fileGigabytes) => {
    const { total } = weightBytes(
      countsOf('gemma-3-27b'),
      bitsWithVision(weightTypes[type].bits, 'left-out'),
    );
    expect(Math.abs(total / 1e9 / fileGigabytes - 1)).toBeLessThan(0.01);
  });

  it('have the bits per weight that the block formats give', () => {
    expect(weightTypes.q8_0.bits.nonEmbedding).toBe(8.5);
    expect(weightTypes.q4_0.bits.nonEmbedding).toBe(4.5);
    expect(weightTypes['q4_0-q6k-embedding'].bits.embedding).toBe(6.5625);
    expect(weightTypes['q4_0-fp16-embedding'].bits.embedding).toBe(16);
  });
});

describe('the parameters of Table 1', () => {
  const known = parameterRows.filter((row) => row.totalM !== null);
  it.each(known)(
    'of $model add up to their total',
    ({ visionEncoderM, embeddingM, nonEmbeddingM, totalM }) => {
      expect(visionEncoderM + embeddingM + nonEmbeddingM).toBe(totalM);
    },
  );
});
