import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from '@jest/globals';
import { migrationStatus, schemaDrift } from '@gemmavision/db/migrate';
import { emptyDatabase } from '../database.ts';
import { fault } from './record.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** What a start of the portal does to its database, in a process of its own; the migrations that it applied. */
async function migrate(url: string): Promise<string[]> {
  const script = `
    import { deployMigrations } from '@gemmavision/db/migrate';
    console.log(JSON.stringify(await deployMigrations(process.env.DATABASE_URL)));`;
  const options = [
    '--conditions=@gemmavision/source',
    '--import=tsx',
    '--input-type=module',
    '--eval',
    script,
  ];
  const child = spawn(process.execPath, options, {
    cwd: path.join(root, 'apps/launcher'),
    env: { PATH: process.env['PATH'], DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said, [status]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect(status).toBe(0);
  return JSON.parse(said) as string[];
}

fault(
  { order: 160, fault: 'two migrations at once', limit: 'both end well, one schema', timeoutMinutes: 10 },
  async (note) => {
    const database = await emptyDatabase();
    const applied = await Promise.all([migrate(database.url), migrate(database.url)]);
    const { isUpToDate, failed } = await migrationStatus(database.url);
    expect([isUpToDate, failed]).toEqual([true, []]);
    expect(await schemaDrift(database.url)).toBeNull();
    // Each of them was applied once, by one of the two.
    const names = applied.flat();
    expect(new Set(names).size).toBe(names.length);
    note(`${applied.map((list) => list.length).join(' and ')} of ${names.length} applied, no difference`);
    await database.drop();
  },
);
