import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { weightTypeIds } from '@gemmavision/domain/memory';
import { readReferenceData } from '@gemmavision/reference-data';
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
  sequences: 1,
  fullCache: false,
  windowPolicy: 'exact',
  vision: true,
} as const;
const deployment = { deviceBytes: 48e9, devices: 1, utilisation: 90, overheadBytes: 0 };

describe('the plan for a device', () => {
  it('has parts that fill the devices, or what is needed where that is more', () => {
    const gigabytes = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(
        fc.constantFrom(...weightTypeIds),
        gigabytes,
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 100 }),
        gigabytes,
        (weights, memory, devices, utilisation, overhead) => {
          const on = { deviceBytes: memory * 1e9, devices, utilisation, overheadBytes: overhead * 1e8 };
          const plan = planDeployment(modelOf('gemma-3-12b'), weights, assumptions, on, true);
          const sum = plan?.parts.reduce((total, { bytes }) => total + bytes, 0);
          expect(sum).toBe(plan && Math.max(plan.installedBytes, plan.needed.totalBytes));
        },
      ),
    );
  });

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
    expect(plan?.parts.map(({ key }) => key)).not.toContain('kv');
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
  } as const;

  it('names what is assumed, and keys and values apart only where they differ', () => {
    expect(memoryCommand(question)).toBe(
      'npx --no quantadvisor memory --model gemma-3-4b --weights int4 --kv int8 --context 32768 --sequences 1 --device l4 --devices 1 --utilisation 0.9',
    );
    const apart = { ...assumptions, vType: 'q4_0', fullCache: true, vision: false } as const;
    const line = memoryCommand({ ...question, assumptions: apart });
    expect(line).toContain('--k-type int8 --v-type q4_0');
    expect(line).toContain('--full-cache --no-vision');
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
