import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { emptyDatabase, type TestDatabase } from '../../../../testing/database.ts';
import { authorMigration, deployMigrations, migrationStatus, schemaDrift } from './index.ts';
import { prismaFolder } from './schema-files.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(() => database.drop());

describe('the checked-in migrations', () => {
  it('lead to prisma/schema exactly', async () => {
    await deployMigrations(database.url);
    expect(await schemaDrift(database.url)).toBeNull();
  });

  it('are applied once when two processes start together', async () => {
    const names = await readdir(path.join(prismaFolder, 'migrations'));
    const applied = await Promise.all([deployMigrations(database.url), deployMigrations(database.url)]);
    expect(applied.flat()).toEqual(names.filter((name) => name !== 'migration_lock.toml').sort());
    expect(await migrationStatus(database.url)).toMatchObject({ isUpToDate: true });
  });

  it('are recorded as the ordinary command records them', async () => {
    await deployMigrations(database.url);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(
      'SELECT migration_name, finished_at, rolled_back_at FROM _prisma_migrations',
    );
    await client.end();
    expect(rows[0]).toMatchObject({ migration_name: expect.stringMatching(/_init$/), rolled_back_at: null });
    expect(rows[0].finished_at).not.toBeNull();
  });
});

describe('a schema that has changed', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'prisma-'));
    await cp(prismaFolder, folder, { recursive: true });
    await writeFile(
      path.join(folder, 'schema', 'zoo.prisma'),
      'model Zebra {\n  id Int @id\n  name String\n}\n',
    );
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is seen, written down as a migration, and applied', async () => {
    await deployMigrations(database.url, folder);
    expect(await schemaDrift(database.url, folder)).toContain('CREATE TABLE "Zebra"');

    const name = await authorMigration(database.url, 'add_zebra', new Date('2031-02-03T04:05:06Z'), folder);
    expect(name).toBe('20310203040506_add_zebra');
    const sql = await readFile(path.join(folder, 'migrations', name ?? '', 'migration.sql'), 'utf8');
    expect(sql).toContain('CREATE TABLE "Zebra"');
    expect(await migrationStatus(database.url, folder)).toMatchObject({ isUpToDate: false, pending: [name] });

    expect(await deployMigrations(database.url, folder)).toEqual([name]);
    expect(await schemaDrift(database.url, folder)).toBeNull();
    expect(await authorMigration(database.url, 'nothing', new Date(), folder)).toBeNull();
    expect(await migrationStatus(database.url)).toMatchObject({ isUpToDate: false, unknown: [name] });
  });

  it('says what the database said when its migration fails, and by name that it did', async () => {
    const broken = path.join(folder, 'migrations', '20310101000000_broken');
    await cp(path.join(folder, 'schema'), broken, { recursive: true });
    await writeFile(path.join(broken, 'migration.sql'), 'ALTER TABLE "NoSuchTable" ADD COLUMN x int;');
    await expect(deployMigrations(database.url, folder)).rejects.toThrow(/NoSuchTable/);
    expect(await migrationStatus(database.url, folder)).toMatchObject({ failed: ['20310101000000_broken'] });
  });
});
