import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Migrated once per test run; every suite's database is a copy of it. */
export const TEMPLATE_DATABASE = 'quantadvisor_template';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/**
 * An empty, migrated database for one suite, on the PostgreSQL of the test run.
 *
 * @example
 * let database: TestDatabase;
 * beforeAll(async () => { database = await freshDatabase(); });
 * afterAll(() => database.drop());
 */
export async function freshDatabase(): Promise<TestDatabase> {
  return create(`TEMPLATE ${TEMPLATE_DATABASE}`);
}

/** A database without any table, for tests of migration itself. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return create('');
}

async function create(options: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(`CREATE DATABASE ${name} ${options}`);
  const url = new URL(testServer('DATABASE_URL'));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** The Redis of the test run. Suites share it: give each its own key prefix. */
export function redisUrl(): string {
  return testServer('REDIS_URL');
}

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: testServer('DATABASE_URL') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function testServer(variable: 'DATABASE_URL' | 'REDIS_URL'): string {
  const url = process.env[variable];
  if (url === undefined) throw new Error(`${variable} is not set: name the test *.integration.test.ts.`);
  return url;
}
