import { appendAuditEvents, type AuditEntry, type Doer } from '../audit/index.ts';
import type { Transaction } from '../client.ts';

/** A deed and the chain it belongs to: a team’s, or the portal’s own. */
export interface ChainedEntry extends AuditEntry {
  chain: string;
}

/**
 * Writes down deeds that concern several chains, last in their transaction. One chain after the other in the same order
 * everywhere, so that two transactions never wait for each other’s.
 */
export async function appendInChains(
  transaction: Transaction,
  doer: Omit<Doer, 'teamId'>,
  entries: readonly ChainedEntry[],
): Promise<void> {
  const chains = [...new Set(entries.map(({ chain }) => chain))].sort((a, b) => (a < b ? -1 : 1));
  for (const chain of chains) {
    const own = entries.filter((entry) => entry.chain === chain);
    await appendAuditEvents(
      transaction,
      { ...doer, teamId: chain },
      own.map(({ chain: _, ...entry }) => entry),
    );
  }
}
