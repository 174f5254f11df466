import pg from 'pg';

/** Takes some of PostgreSQL’s advisory locks out of the way of the others. */
const lockName = 'watched places';

const connectMilliseconds = 5_000;

/**
 * Does the work unless another worker is at it. The lock is the connection’s: it ends with the process, and waits for
 * nobody. Without it nothing would go wrong, as each file is one document by its source; it saves the double work. Whether
 * it was done.
 */
export async function inTurn(databaseUrl: string, work: () => Promise<void>): Promise<boolean> {
  const connection = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: connectMilliseconds,
  });
  // Lost in the middle: the work goes on, and its own queries tell.
  connection.on('error', () => undefined);
  await connection.connect();
  try {
    const { rows } = await connection.query<{ taken: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken',
      [lockName],
    );
    if (rows[0]?.taken !== true) return false;
    await work();
    return true;
  } finally {
    await connection.end().catch(() => undefined);
  }
}
