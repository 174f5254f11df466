import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedReferenceData } from '@gemmavision/db/seed';
import type { Accelerator } from '@gemmavision/domain/accelerators';
import type { AbilityScores, BenchmarkResult, Suite } from '@gemmavision/domain/benchmarks';
import type { Problem } from '@gemmavision/domain/contract';
import type { MemoryAnswer, PublishedFootprint } from '@gemmavision/domain/memory';
import type { Model } from '@gemmavision/domain/models';
import { startPortal, type Person, type TestPortal } from '../../../testing/portal.ts';

// The server of these tests checks every answer against its contract and fails on an undeclared property.
let portal: TestPortal;
let viewer: Person;
beforeAll(async () => {
  portal = await startPortal();
  await seedReferenceData(portal.server.database);
  viewer = await portal.person('viewer');
});
afterAll(() => portal.close());

interface List<T> {
  items: T[];
  nextCursor: string | null;
}

describe('models', () => {
  it('are listed with the source of every figure', async () => {
    const { items, nextCursor } = await viewer.json<List<Model>>('/api/models');
    expect(items.map(({ id }) => id)).toContain('gemma-3-27b');
    expect(nextCursor).toBeNull();
    const [smallest] = items;
    expect(smallest?.parameters.total.provenance.source.title).not.toBe('');
  });

  it('are found by id, and by family', async () => {
    const model = await viewer.json<Model>('/api/models/gemma-3-4b');
    expect(model.parameters.vision.value).toBe(417_000_000);
    const { items } = await viewer.json<List<Model>>('/api/models?family=Gemma%202&limit=2');
    expect(items.map(({ id }) => id)).toEqual(['gemma-2-2b', 'gemma-2-9b']);
  });

  it('that are not known are a problem that says what to do', async () => {
    const answer = await viewer.fetch('/api/models/gemma-9');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'unknown_model', facts: { model: 'gemma-9' } });
  });
});

describe('memory', () => {
  const ask = (query: string) => viewer.json<MemoryAnswer & Problem>(`/api/memory?${query}`);

  it('is computed to the byte for stated assumptions', async () => {
    const answer = await ask('model=gemma-3-4b&weights=sfp8&kv=int8&context=32768');
    expect(answer).toMatchObject({
      weightsBytes: { vision: 417e6, embedding: 675e6, rest: 3209e6, total: 4301e6 },
      kvBytes: 396_361_728,
      overheadBytes: 0,
      totalBytes: 4301e6 + 396_361_728,
      assumptions: { kType: 'int8', vType: 'int8', sequences: 1, fullCache: false, vision: true },
    });
    const full = await ask('model=gemma-3-4b&weights=sfp8&kv=int8&context=32768&fullCache=true&vision=false');
    expect(full).toMatchObject({ kvBytes: 2_281_701_376, weightsBytes: { vision: 0 } });
  });

  it('says whether it fits on a device', async () => {
    const answer = await ask('model=gemma-3-27b&weights=int4&kv=q8_0&context=8192&device=rtx4090');
    expect(answer.fits).toBe(true);
    expect(answer.assumptions.device).toMatchObject({ memoryBytes: 24e9, usableBytes: 21.6e9 });
    const two = await ask('model=gemma-3-27b&weights=bf16&context=8192&device=rtx4090&devices=2');
    expect(two).toMatchObject({ fits: false, maxContext: 0, maxSequences: 0 });
  });

  it('counts what engines do: windows, images, the encoder, and the share of each device', async () => {
    const answer = await ask(
      'model=gemma-3-4b&weights=q4_0&kv=int8&context=1000&images=2&windowPolicy=llama.cpp&visionPrecision=with-weights' +
        '&overheadBytes=1000&device=l4&devices=2',
    );
    const kvBytes = 2 * 4 * 256 * (5 * 1_512 + 29 * 1_536);
    expect(answer).toMatchObject({
      weightsBytes: { vision: 417e6 * 0.5625 },
      kvBytes,
      preallocatedBytes: 43.2e9,
      perDevice: { kvHeads: 2, kvBytes: kvBytes / 2, overheadBytes: 1000 },
      assumptions: { windowPolicy: 'llama.cpp', microBatch: 512, imageTokens: 512 },
    });
  });

  it.each([
    ['model=gemma-3-1b&weights=bf16&context=1&images=1', 'no_vision_encoder'],
    ['model=gemma-3-4b&weights=bf16&context=1&fullCache=true&windowPolicy=exact', 'invalid_request'],
    ['model=gemma-3n-e2b&weights=bf16&context=1024', 'unknown_split'],
    ['model=gemma-9&weights=bf16&context=1024', 'unknown_model'],
    ['model=gemma-3-4b&weights=bf16&context=1024&device=abacus', 'not_found'],
    ['model=gemma-3-4b&weights=int3&context=1024', 'invalid_request'],
    ['model=gemma-3-4b&weights=bf16&context=-1', 'invalid_request'],
    ['model=gemma-3-4b&weights=bf16&context=1024&fudge=12', 'invalid_request'],
  ])('refuses %s as %s', async (query, code) => {
    expect(await ask(query)).toMatchObject({ code });
  });

  it('as published stands apart from what is computed', async () => {
    const { items } = await viewer.json<List<PublishedFootprint>>('/api/memory/published?model=gemma-3-27b');
    expect(items.map(({ gigabytes }) => gigabytes)).toEqual([54, 14.1, 15.3, 27.4, 72.7, 32.8, 34, 46.1]);
    expect(new Set(items.map(({ provenance }) => provenance.kind))).toEqual(new Set(['published']));
    const first = await viewer.json<List<PublishedFootprint>>('/api/memory/published?limit=30');
    const rest = await viewer.json<List<PublishedFootprint>>(
      `/api/memory/published?cursor=${first.nextCursor}`,
    );
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([30, 2, null]);
  });
});

describe('a list', () => {
  it.each([
    'models?cursor=nothing',
    'benchmarks?cursor=nothing',
    'accelerators?cursor=nothing',
    'memory/published?cursor=nothing',
    'memory/published?cursor=-5',
    'memory/published?cursor=1e1',
    'memory/published?cursor=999',
  ])('refuses a cursor that it never gave instead of seeming to end: %s', async (list) => {
    const answer = await viewer.fetch(`/api/${list}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      code: 'invalid_request',
      detail: expect.stringContaining('without a cursor'),
    });
  });
});

describe('benchmarks', () => {
  it('are listed by suite, model and kind', async () => {
    const all = await viewer.json<List<BenchmarkResult>>('/api/benchmarks?limit=1000');
    expect(all.items.length).toBeGreaterThan(400);
    const one = await viewer.json<List<BenchmarkResult>>(
      '/api/benchmarks?suite=zero-shot-it&model=gemma-3-4b',
    );
    expect(one.items).toHaveLength(10);
    const imported = await viewer.json<List<BenchmarkResult>>('/api/benchmarks?kind=imported');
    expect(imported.items).toEqual([]);
    const { items: suites } = await viewer.json<List<Suite & { results: number }>>('/api/benchmarks/suites');
    expect(suites.reduce((sum, { results }) => sum + results, 0)).toBe(all.items.length);
  });

  it('have the Arena with its intervals, the best first', async () => {
    const { items } = await viewer.json<List<BenchmarkResult>>('/api/benchmarks/arena');
    expect(items).toHaveLength(25);
    expect(items[0]).toMatchObject({ rank: 1, value: 1412, lower: 1402, upper: 1420 });
  });

  it('give abilities as computed means, with a gap where a member is missing', async () => {
    const { items } = await viewer.json<List<AbilityScores>>('/api/benchmarks/abilities');
    const scoresOf = (id: string) => items.find(({ model }) => model.id === id)?.scores;
    expect(scoresOf('gemma-3-27b-it')?.Science.value).toBeCloseTo(54.95);
    expect(scoresOf('gemma-3-1b-it')?.Vision.value).toBeNull();
    const { items: base } = await viewer.json<List<AbilityScores>>(
      '/api/benchmarks/abilities?tuning=pre-trained',
    );
    expect(base.find(({ model }) => model.id === 'gemma-3-27b')?.scores.Code.value).toBeCloseTo(57.2);
  });
});

describe('accelerators', () => {
  it('are listed with memory, bandwidth and what was only remembered', async () => {
    const { items } = await viewer.json<List<Accelerator>>('/api/accelerators');
    expect(items).toHaveLength(31);
    const a10g = items.find(({ id }) => id === 'a10g');
    expect(a10g?.memoryBytes).toMatchObject({ value: 24e9, provenance: { verification: 'remembered' } });
  });
});

describe('reference data', () => {
  it('is not shown to strangers', async () => {
    for (const path of ['/api/models', '/api/memory/published', '/api/benchmarks', '/api/accelerators']) {
      expect((await fetch(portal.url + path)).status).toBe(401);
    }
  });
});
