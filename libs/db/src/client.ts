import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.ts';

/** The database of the product, with its connection pool. Made once per process; closed with `$disconnect()`. */
export type Database = PrismaClient;

/** What runs inside a transaction. */
export type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0];

/** Opens a pool on a PostgreSQL address (`postgres://user:password@host:port/database`). Connects on first use. */
export function createDatabase(url: string, options: { maxConnections?: number } = {}): Database {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString: url,
      max: options.maxConnections ?? 10,
      connectionTimeoutMillis: 5_000,
    }),
  });
}

/** Whether the database answers. Rejects with the driver’s error where it does not. */
export async function checkDatabase(database: Database): Promise<void> {
  await database.$queryRaw`SELECT 1`;
}
