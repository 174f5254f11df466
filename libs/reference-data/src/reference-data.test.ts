import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { acceleratorSchema } from '@gemmavision/domain/accelerators';
import { abilityScores, benchmarkResultSchema } from '@gemmavision/domain/benchmarks';
import type { Tuning } from '@gemmavision/domain/benchmarks';
import { publishedFootprintSchema } from '@gemmavision/domain/memory';
import { modelSchema } from '@gemmavision/domain/models';
import { readReferenceData } from './reference-data.ts';
import { firstSourceIn, indexSources, readVerification } from './sources.ts';

const data = readReferenceData();
const results = [...data.benchmarks.results.benchmarks, ...data.benchmarks.results.financial];
const file = JSON.parse(
  readFileSync(new URL('../../../prisma/reference/gemma3-benchmarks.json', import.meta.url), 'utf8'),
);
const modelNamed = (id: string) => {
  const model = data.models.find((candidate) => candidate.id === id);
  if (!model) throw new Error(`no ${id}`);
  return model;
};

describe('the shipped reference data', () => {
  it('is what the contract promises', () => {
    for (const model of data.models) modelSchema.parse(model);
    for (const footprint of data.footprints) publishedFootprintSchema.parse(footprint);
    for (const result of results) benchmarkResultSchema.parse(result);
    for (const accelerator of data.accelerators) acceleratorSchema.parse(accelerator);
  });

  it('holds ten models, Table 3, 31 accelerators and every score of the files', () => {
    expect(data.models).toHaveLength(10);
    expect(data.footprints).toHaveLength(32);
    expect(data.accelerators).toHaveLength(31);
    expect(new Set(results.map((result) => result.id)).size).toBe(results.length);
    expect(results.filter((result) => result.suite === 'arena')).toHaveLength(25);
    expect(results.filter((result) => result.suite === 'financebench')).toHaveLength(3 * 16);
    expect(results.filter((result) => result.suite === 'long-context')).toHaveLength(
      file.longContext.rows.length,
    );
  });

  it('lists models family by family, the smallest first', () => {
    expect(data.models.map((model) => model.name)).toEqual([
      'Gemma 3 270M',
      'Gemma 3 1B',
      'Gemma 3 4B',
      'Gemma 3 12B',
      'Gemma 3 27B',
      'Gemma 3n E2B',
      'Gemma 3n E4B',
      'Gemma 2 2B',
      'Gemma 2 9B',
      'Gemma 2 27B',
    ]);
  });

  it('tells "has none" from "unknown"', () => {
    expect(modelNamed('gemma-3-1b').parameters.vision.value).toBe(0);
    expect(modelNamed('gemma-3n-e2b').parameters.vision.value).toBeNull();
    expect(modelNamed('gemma-3n-e2b').parameters.rawTotal?.value).toBe(5e9);
    const ofTheSmallest = results.filter(
      (result) => result.model.id === 'gemma-3-1b-it' && result.benchmark.name === 'MMMU (val)',
    );
    expect(ofTheSmallest).toEqual([]);
  });

  it('says where each figure is from and how it was checked', () => {
    expect(modelNamed('gemma-3-4b').parameters.vision).toEqual({
      value: 417e6,
      provenance: {
        kind: 'published',
        verification: 'fetched',
        source: expect.objectContaining({
          id: 'gemma3-report',
          url: 'https://arxiv.org/abs/2503.19786v1',
        }),
        location: 'Table 1, row 4B',
        note: null,
      },
    });
    const gemma2 = modelNamed('gemma-2-2b');
    expect(gemma2.parameters.embedding.provenance).toMatchObject({
      kind: 'computed',
      verification: 'derived',
    });
    expect(gemma2.parameters.total.provenance).toMatchObject({
      kind: 'published',
      verification: 'fetched',
      source: { id: 'open-llm-leaderboard' },
    });
    expect(gemma2.architecture.maxContext.provenance.verification).toBe('remembered');
    expect(modelNamed('gemma-3-270m').architecture.maxContext.provenance.verification).toBe('remembered');
    const t4 = data.accelerators.find((device) => device.id === 't4');
    expect(t4?.memoryBytes.provenance.verification).toBe('fetched');
    expect(t4?.peakOperationsPerSecond.int8?.provenance.verification).toBe('remembered');
    expect(t4?.peakOperationsPerSecond).not.toHaveProperty('bf16');
  });

  it('keeps the Elo intervals and their date', () => {
    const gemma = results.find((result) => result.id === 'arena/chatbot-arena/gemma-3-27b-it');
    expect(gemma).toMatchObject({
      value: 1338,
      lower: 1329,
      upper: 1346,
      rank: 9,
      asOf: '2025-03-08',
      model: { name: 'Gemma 3 27B IT', baseModel: 'gemma-3-27b' },
    });
  });

  it('knows what is better when lower', () => {
    const perplexity = results.find((result) => result.benchmark.id === 'perplexity');
    expect(perplexity?.benchmark).toMatchObject({ unit: 'perplexity', higherIsBetter: false });
  });

  it.each([
    ['instruction-tuned', 'instructionTuned'],
    ['pre-trained', 'preTrained'],
  ] as const)(
    'recomputes the ability scores of %s models',
    (tuning: Tuning & keyof typeof data.benchmarks.abilityMapping, key) => {
      const computed = abilityScores(results, data.benchmarks.abilityMapping[tuning], tuning);
      const expected: Record<string, Record<string, number | null>> = file.radar[key].values;
      for (const [model, byAbility] of Object.entries(expected)) {
        const scores: Record<string, { value: number | null }> | undefined = computed.find(
          (entry) => entry.model.id === model,
        )?.scores;
        for (const [ability, value] of Object.entries(byAbility)) {
          if (value === null) expect(scores?.[ability]?.value).toBeNull();
          // The file prints two decimals.
          else expect(scores?.[ability]?.value).toBeCloseTo(value, 1);
        }
      }
    },
  );
});

describe('reading how a figure was checked', () => {
  it('lets the weaker word count and refuses unknown words', () => {
    expect(readVerification('fetched (secondary)')).toBe('fetched');
    expect(readVerification('fetched + derived')).toBe('derived');
    expect(readVerification('memory (32K, as the 1B)')).toBe('remembered');
    expect(() => readVerification('surely')).toThrow('surely');
  });

  it('takes the source that is named first, and refuses a text that names none', () => {
    const sources = indexSources([
      { id: 'mle', verification: 'fetched' },
      { id: 'gpupoor', verification: 'fetched' },
    ]);
    expect(firstSourceIn('gpupoor 2039; mle 2.00 TB/s', sources).id).toBe('gpupoor');
    expect(() => firstSourceIn('somewhere', sources)).toThrow('somewhere');
  });
});
