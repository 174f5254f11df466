import type { Database, Transaction } from './client.ts';

/**
 * Does work over all teams as the owner of the tables, whom row-level security does not hold back: for looks at what
 * waits, which must stay fast however many documents there are. Below row-level security PostgreSQL uses no index for a
 * condition on a state, and guesses how many rows there are. What lies in the trash shows itself here too: the work says
 * `"deletedAt" IS NULL` itself.
 */
export async function asOwner<T>(
  database: Database,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return database.$transaction(
    async (transaction) => {
      // Until the end of the transaction: the connection goes back to the pool as it came.
      await transaction.$executeRaw`SELECT set_config('role', 'none', true)`;
      return work(transaction);
    },
    // On a machine that is overloaded a short look takes long too; given up, it would only be begun anew.
    { timeout: 30_000 },
  );
}
