import pg from 'pg';
import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from './generated/client.ts';

/** The database of the product, with its connection pool. Made once per process; closed with `$disconnect()`. */
export type Database = PrismaClient;

/** What runs inside a transaction. */
export type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0];

export interface DatabaseOptions {
  maxConnections?: number;
  /**
   * Whose rows show themselves outside of {@link inTeam}: `none`, which is right for what answers people, so that a
   * forgotten condition gives nothing; `all` for what works for every team, as workers do. `owner` is the login of the
   * address itself, for what comes before the tables.
   */
  reach?: 'none' | 'all' | 'owner';
}

/** The role that migrations make: no owner of tables, so that row-level security holds. */
const appRole = 'quantadvisor_app';

/** How long work waits for a connection: in a burst they are all taken for a while. */
const connectionMilliseconds = 5_000;

/**
 * How long a transaction may take where nobody says. Prisma’s own five seconds are over on a busy machine in the middle
 * of healthy work; and what one operation still has to write after that is written outside of the transaction.
 */
const transactionMilliseconds = 30_000;

/** Opens a pool on a PostgreSQL address (`postgres://user:password@host:port/database`). Connects on first use. */
export function createDatabase(
  url: string,
  { maxConnections, reach = 'none' }: DatabaseOptions = {},
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections ?? 10,
    connectionTimeoutMillis: connectionMilliseconds,
    ...(reach !== 'owner' && { options: `-c role=${appRole} -c app.team=${reach === 'all' ? '*' : ''}` }),
  });
  // While a connection changes hands, from the pool to who asked for it, neither listens for its errors. Should the
  // server end it right then, the error would end the process; so the first query hears of it instead.
  pool.on('connect', (connection) => connection.on('error', () => undefined));
  return new PrismaClient({
    adapter: new PrismaPg(pool, {
      disposeExternalPool: true,
      statementNameGenerator: ({ sql }) => keptName.exec(sql)?.[1] ?? '',
    }),
    transactionOptions: { maxWait: connectionMilliseconds, timeout: transactionMilliseconds },
  });
}

const keptName = /^\/\* kept as ([\w-]+) \*\//;

/**
 * Begins a statement that each connection prepares once and keeps, for those that are planned for longer than they run.
 * One name stands for one text: no part of it may depend on the values.
 */
export function keptAs(name: string): Prisma.Sql {
  return Prisma.raw(`/* kept as ${name} */`);
}

/** Whether the database answers. Rejects with the driver’s error where it does not. */
export async function checkDatabase(database: Database): Promise<void> {
  await database.$queryRaw`SELECT 1`;
}
