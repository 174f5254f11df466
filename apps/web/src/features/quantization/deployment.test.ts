import { describe, expect, it } from '@jest/globals';
import { answerMemoryQuestion, memoryQuerySchema } from '@gemmavision/domain/memory';
import { memoryModelOf } from '@gemmavision/domain/models';
import type { Provenance } from '@gemmavision/domain/provenance';
import { readReferenceData } from '@gemmavision/reference-data';
import { capacityProvenance } from './computed-provenance.ts';
import { planDeployment } from './deployment.ts';
import { memoryCommand } from './memory-command.ts';
import { defaults, readQuantizationSearch } from './quantization-search.ts';
import { verdictOf } from './verdict.ts';

const { models } = readReferenceData();
const modelOf = (id: string) => {
  const model = models.find((each) => each.id === id);
  if (model === undefined) throw new Error(`No ${id} among the shipped models.`);
  return model;
};
const assumptions = {
  kType: 'int8',
  vType: 'int8',
  context: 32_768,
  images: 0,
  sequences: 1,
  windowPolicy: 'exact',
  microBatch: 512,
} as const;
const deployment = { deviceBytes: 48e9, devices: 1, utilisation: 90, overheadBytes: 0 };

describe('where a capacity is from', () => {
  const memory: Provenance = {
    ...{ kind: 'published', verification: 'fetched', location: null, note: null },
    source: { id: 'sheet', title: 'A data sheet', url: null, licence: null },
  };
  const two = { deviceBytes: 48e9, devices: 2, utilisation: 90, overheadBytes: 0 };

  it('names the data sheet, and that it was computed from it', () => {
    expect(capacityProvenance(memory, two)).toMatchObject({
      ...{ kind: 'computed', verification: 'derived', source: { id: 'sheet' } },
      note: '90 % of 48 GB on each of 2 devices.',
    });
  });

  it('does not become checked by computing', () => {
    expect(capacityProvenance({ ...memory, verification: 'remembered' }, two).verification).toBe(
      'remembered',
    );
  });
});

describe('the plan for a device', () => {
  it('counts the overhead on each device, and the one KV head of the 1B on both', () => {
    const on = (devices: number) =>
      planDeployment(
        modelOf('gemma-3-1b'),
        'bf16',
        assumptions,
        { ...deployment, devices, overheadBytes: 1e9 },
        true,
      )?.needed;
    expect(on(2)?.overheadBytes).toBe(2e9);
    expect(on(2)?.kvBytes).toBe(2 * (on(1)?.kvBytes ?? Number.NaN));
    expect(on(2)?.weights.total).toBe(on(1)?.weights.total);
  });

  it('counts no cache where it is switched off', () => {
    const plan = planDeployment(modelOf('gemma-3-27b'), 'bf16', assumptions, deployment, false);
    expect(plan?.needed.kvBytes).toBe(0);
  });

  it('is none for a model whose split is not published', () => {
    expect(planDeployment(modelOf('gemma-3n-e2b'), 'bf16', assumptions, deployment, true)).toBeNull();
  });
});

describe('the verdict', () => {
  it('names the margin, in MB where GB would read as nothing', () => {
    expect(verdictOf(3.2e9)).toBe('Fits, 3.2 GB to spare');
    expect(verdictOf(-4.1e9)).toBe('Does not fit, 4.1 GB missing');
    expect(verdictOf(-4e6)).toBe('Does not fit, 4.0 MB missing');
    expect(verdictOf(0)).toMatch(/^Fits/);
  });
});

describe('the line for a terminal', () => {
  const question = {
    modelId: 'gemma-3-4b',
    weights: 'int4',
    assumptions,
    deviceId: 'l4',
    deployment,
    withKvCache: true,
  } as const;

  it('names what is assumed, and keys and values apart only where they differ', () => {
    expect(memoryCommand(question)).toBe(
      'npx --no quantadvisor memory --model gemma-3-4b --weights int4 --kv int8 --context 32768 --sequences 1 --device l4 --devices 1 --utilisation 0.9',
    );
    const apart = {
      ...assumptions,
      vType: 'q4_0',
      windowPolicy: 'full',
      visionPrecision: 'left-out',
    } as const;
    const line = memoryCommand({ ...question, assumptions: apart });
    expect(line).toContain('--k-type int8 --v-type q4_0');
    expect(line).toContain('--window-policy full --vision-precision left-out');
  });
});

describe('the line for a terminal and the page', () => {
  const option = (line: string, name: string) => new RegExp(`--${name} (\\S+)`).exec(line)?.[1];
  const engines = [
    { ...assumptions, images: 2, windowPolicy: 'llama.cpp', microBatch: 1_024 },
    { ...assumptions, visionPrecision: '16-bit', sequences: 3 },
    { ...assumptions, windowPolicy: 'full', vType: 'q4_0' },
  ] as const;

  it.each([true, false])('count the same bytes, with the cache on: %s', (withKvCache) => {
    for (const engine of engines) {
      const [modelId, weights] = ['gemma-3-4b', 'int8'] as const;
      const line = memoryCommand({
        ...{ modelId, weights, assumptions: engine, deviceId: 'l4', deployment, withKvCache },
      });
      const query = memoryQuerySchema.parse({
        ...{ model: option(line, 'model'), weights: option(line, 'weights') },
        ...{ kv: option(line, 'kv'), kType: option(line, 'k-type'), vType: option(line, 'v-type') },
        ...{ context: option(line, 'context'), images: option(line, 'images') },
        ...{ sequences: option(line, 'sequences'), windowPolicy: option(line, 'window-policy') },
        ...{ microBatch: option(line, 'micro-batch'), visionPrecision: option(line, 'vision-precision') },
      });
      const plan = planDeployment(modelOf(modelId), weights, engine, deployment, withKvCache);
      expect(answerMemoryQuestion(memoryModelOf(modelOf(modelId)), query).totalBytes).toBe(
        plan?.needed.totalBytes,
      );
    }
  });
});

describe('the address of a plan', () => {
  it('leaves out what is the default and drops what cannot be', () => {
    expect(Object.values(readQuantizationSearch({ ...defaults })).filter(Boolean)).toEqual([]);
    const nonsense = {
      device: '$(rm)',
      devices: 0,
      utilisation: 101,
      overheadBytes: -1,
      context: 1.5,
      as: 'int3',
    };
    expect(Object.values(readQuantizationSearch(nonsense)).filter(Boolean)).toEqual([]);
    expect(readQuantizationSearch({ device: 'h200', devices: '4', context: 5_000 })).toMatchObject({
      device: 'h200',
      devices: 4,
      context: 5_000,
    });
  });
});
