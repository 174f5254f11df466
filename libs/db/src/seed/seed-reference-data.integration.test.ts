import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase } from '../../../../testing/database.ts';
import type { TestDatabase } from '../../../../testing/database.ts';
import { createDatabase } from '../client.ts';
import type { Database } from '../client.ts';
import {
  findAccelerator,
  findModel,
  listAbilityBenchmarks,
  listAccelerators,
  listBenchmarkResults,
  listModels,
  listPublishedFootprints,
  listSuites,
} from '../reference/index.ts';
import { readReferenceData } from '@gemmavision/reference-data';
import { seedReferenceData } from './seed-reference-data.ts';

let home: TestDatabase;
let database: Database;
const data = readReferenceData();

beforeAll(async () => {
  home = await freshDatabase();
  database = createDatabase(home.url);
  await seedReferenceData(database);
});
afterAll(async () => {
  await database.$disconnect();
  await home.drop();
});

describe('seeding the reference data', () => {
  it('gives back every figure with its source, exactly as the files have it', async () => {
    expect(await listModels(database, { limit: 200 })).toEqual({ items: data.models, nextCursor: null });
    expect(await listAccelerators(database, { limit: 200 })).toEqual({
      items: data.accelerators,
      nextCursor: null,
    });
    expect((await listPublishedFootprints(database, { limit: 200 })).items).toEqual(data.footprints);
  });

  it('gives back every result in the order of its table', async () => {
    const { items, nextCursor } = await listBenchmarkResults(database, { limit: 1000 });
    expect(nextCursor).toBeNull();
    const shipped = [...data.benchmarks.results.benchmarks, ...data.benchmarks.results.financial];
    const ofSuite = (results: typeof items, id: string) => results.filter(({ suite }) => suite === id);
    for (const { id } of data.benchmarks.suites) expect(ofSuite(items, id)).toEqual(ofSuite(shipped, id));
    expect(await listSuites(database)).toHaveLength(data.benchmarks.suites.length);
    expect(await listAbilityBenchmarks(database, 'pre-trained')).toEqual(
      data.benchmarks.abilityMapping['pre-trained'],
    );
  });

  it('does nothing when the same files are there, also when two start at once', async () => {
    const loadedAt = await database.dataset.findMany();
    const both = await Promise.all([seedReferenceData(database), seedReferenceData(database)]);
    expect(both).toEqual([{ changed: false }, { changed: false }]);
    expect(await database.dataset.findMany()).toEqual(loadedAt);
  });

  it('loads a changed file again, without a second copy and without touching what a team imported', async () => {
    await database.dataset.create({ data: { id: 'import-1', title: 'A run', sha256: 'x' } });
    const [some] = await database.benchmarkResult.findMany({ take: 1 });
    if (!some) throw new Error('nothing was seeded');
    await database.benchmarkResult.create({
      data: { ...some, id: 'import-1/run', datasetId: 'import-1', kind: 'imported', value: 1 },
    });
    await database.dataset.update({ where: { id: 'gemma3-benchmarks' }, data: { sha256: 'older' } });
    await database.model.update({ where: { id: 'gemma-3-4b' }, data: { name: 'Wrong' } });
    const before = await database.benchmarkResult.count();

    expect(await seedReferenceData(database)).toEqual({ changed: true });
    expect(await database.benchmarkResult.count()).toBe(before);
    expect((await listBenchmarkResults(database, { limit: 10, kind: 'imported' })).items).toHaveLength(1);
    expect((await findModel(database, 'gemma-3-4b'))?.name).toBe('Gemma 3 4B');
  });

  it('answers by page, by filter and with null for what it does not know', async () => {
    const first = await listModels(database, { limit: 4 });
    expect(first.nextCursor).toBe('gemma-3-12b');
    const second = await listModels(database, { limit: 200, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items]).toEqual(data.models);
    const ofOne = await listBenchmarkResults(database, {
      limit: 1000,
      model: 'gemma-3-1b',
      suite: 'zero-shot-it',
    });
    expect(ofOne.items.map((result) => result.model.id)).toEqual(Array(9).fill('gemma-3-1b-it'));
    expect(await findModel(database, 'gemma-9')).toBeNull();
    expect(await findAccelerator(database, 'abacus')).toBeNull();
  });
});
