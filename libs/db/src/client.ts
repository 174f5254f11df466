import pg from 'pg';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.ts';

/** The database of the product, with its connection pool. Made once per process; closed with `$disconnect()`. */
export type Database = PrismaClient;

/** What runs inside a transaction. */
export type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0];

/** Opens a pool on a PostgreSQL address (`postgres://user:password@host:port/database`). Connects on first use. */
export function createDatabase(url: string, options: { maxConnections?: number } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: 5_000,
  });
  // While a connection changes hands, from the pool to who asked for it, neither listens for its errors. Should the
  // server end it right then, the error would end the process; so the first query hears of it instead.
  pool.on('connect', (connection) => connection.on('error', () => undefined));
  return new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
}

/** Whether the database answers. Rejects with the driver’s error where it does not. */
export async function checkDatabase(database: Database): Promise<void> {
  await database.$queryRaw`SELECT 1`;
}
