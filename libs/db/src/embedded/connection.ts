import pg from 'pg';
import { systemCodeOf } from '@gemmavision/domain/errors';
import { DATABASE_USER } from './cluster.ts';

export const DATABASE_NAME = 'quantadvisor';
const WRONG_PASSWORD = '28P01';

/** The address of the product's database in the embedded PostgreSQL on `port`. */
export function urlOf(port: number, password: string, database = DATABASE_NAME): string {
  return `postgresql://${DATABASE_USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** Whether the server takes connections now; `not-yet` covers starting, recovering, stopping and not there. */
export async function connectionState(
  port: number,
  password: string,
): Promise<'ready' | 'not-yet' | 'refused-password'> {
  const client = new pg.Client({
    connectionString: urlOf(port, password, 'postgres'),
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    return systemCodeOf(error) === WRONG_PASSWORD ? 'refused-password' : 'not-yet';
  } finally {
    await client.end().catch(() => {});
  }
}

/** Makes the product's database where a first start has not done so. */
export async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(port, password, 'postgres') });
  // What happens to the connection, the query under way tells; without a listener it would end the process as well.
  client.on('error', () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE_NAME]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE_NAME}`);
  } finally {
    await client.end();
  }
}
