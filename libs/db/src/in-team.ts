import { announceHeads } from './audit/heads.ts';
import type { Database, Transaction } from './client.ts';
import { withinShare } from './team-share.ts';

interface Options {
  /** Milliseconds that the work may take. */
  timeout?: number;
}

/**
 * Transactions that one team may have open at the same time in one process. Fewer than the connections of a pool, so
 * that some are left for others whatever it does.
 */
const transactionsOfTeam = 6;

/**
 * Does the work in one transaction, in which PostgreSQL itself shows and takes this team’s rows only (row-level
 * security, policy `own_team`): whoever forgets a condition gets nothing of another team. The work names the team in
 * its conditions all the same: indexes begin with it.
 */
export async function inTeam<T>(
  database: Database,
  teamId: string,
  work: (transaction: Transaction) => Promise<T>,
  options?: Options,
): Promise<T> {
  if (teamId === '*') throw new Error('a team has no such id');
  return withinShare(database, teamId, transactionsOfTeam, () => within(database, teamId, work, options));
}

/** Does work that is not one team’s: accounts, what workers bring back, what a portal admin sees. */
export async function inAllTeams<T>(
  database: Database,
  work: (transaction: Transaction) => Promise<T>,
  options?: Options,
): Promise<T> {
  return within(database, '*', work, options);
}

async function within<T>(
  database: Database,
  reach: string,
  work: (transaction: Transaction) => Promise<T>,
  options?: Options,
): Promise<T> {
  const done = await database.$transaction(async (transaction) => {
    // Until the end of the transaction: the connection goes back to the pool as it came.
    await transaction.$executeRaw`SELECT set_config('app.team', ${reach}, true)`;
    return { result: await work(transaction), transaction };
  }, options);
  announceHeads(database, done.transaction);
  return done.result;
}
