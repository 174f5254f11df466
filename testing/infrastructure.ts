/**
 * The servers that integration tests need, in a process of their own: a PostgreSQL with a migrated template database,
 * and a Redis, each on a free port with its data in a temporary folder. Prints their addresses as one line of JSON and
 * runs until its standard input closes, which happens however the test run ends, kill -9 included.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedDatabase } from '@gemmavision/db/embedded';
import { deployMigrations } from '@gemmavision/db/migrate';
import { TEMPLATE_DATABASE } from './database.ts';
import { startRedisServer } from './redis-server.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'quantadvisor-test-'));
const stopping = new Promise<void>((resolve) => {
  process.stdin.on('end', resolve).on('error', resolve).resume();
  process.on('SIGTERM', resolve);
  // Ctrl-C reaches the whole group; the test run says when it is done by closing the pipe.
  process.on('SIGINT', () => {});
});

const cleanUps: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
try {
  const [databaseUrl, redisUrl] = await Promise.all([startDatabase(), startRedis()]);
  console.log(JSON.stringify({ databaseUrl, redisUrl }));
  await stopping;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  process.exit();
}

async function startDatabase(): Promise<string> {
  const database = await startEmbeddedDatabase({
    folder: path.join(folder, 'postgres'),
    password: 'test',
    isDurable: false,
  });
  cleanUps.push(() => database.stop());
  await createDatabase(database.url, TEMPLATE_DATABASE);
  const template = new URL(database.url);
  template.pathname = `/${TEMPLATE_DATABASE}`;
  await deployMigrations(template.href);
  return database.url;
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
}

async function startRedis(): Promise<string> {
  const redis = await startRedisServer(folder);
  cleanUps.push(redis.kill);
  return redis.url;
}
