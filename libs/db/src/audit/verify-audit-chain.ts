import type { Database } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { beginningHash, hashOf } from './chain.ts';
import type { AuditHead } from './heads.ts';

/** What a check of a chain found. */
export interface ChainCheck {
  /** Events that were checked, from the first. */
  events: number;
  /** When the first of them happened; null for a chain without any. */
  since: Date | null;
  /** The last of them; null for a chain without any. */
  head: AuditHead | null;
  /** The first place where the chain does not hold, and why. */
  broken: { sequence: number; why: 'changed' | 'missing' | 'cut' } | null;
}

const portion = 1_000;

/**
 * Computes the whole chain of a team again. `known` is a head that was written into the log earlier: a chain that
 * does not have it any more was cut. Read in portions, each in a transaction of its own: what was read does not change,
 * and what is added meanwhile is checked too.
 */
export async function verifyAuditChain(
  database: Database,
  teamId: string,
  known?: Pick<AuditHead, 'sequence' | 'hash'>,
): Promise<ChainCheck> {
  let previousHash = beginningHash;
  let sequence = 0;
  let since: Date | null = null;
  let isKnownThere = known === undefined;
  const checked = (broken: ChainCheck['broken']): ChainCheck => ({
    events: sequence,
    since,
    head: sequence === 0 ? null : { teamId, sequence, hash: previousHash },
    broken,
  });
  for (;;) {
    const rows = await inTeam(database, teamId, (transaction) =>
      transaction.auditEvent.findMany({
        where: { teamId, sequence: { gt: sequence } },
        orderBy: { sequence: 'asc' },
        take: portion,
      }),
    );
    for (const row of rows) {
      if (row.sequence !== sequence + 1) return checked({ sequence: sequence + 1, why: 'missing' });
      if (row.previousHash !== previousHash || row.hash !== hashOf(row)) {
        return checked({ sequence: row.sequence, why: 'changed' });
      }
      since ??= row.at;
      sequence = row.sequence;
      previousHash = row.hash;
      if (known?.sequence === sequence && known.hash === previousHash) isKnownThere = true;
    }
    if (rows.length < portion) break;
  }
  if (known === undefined || isKnownThere) return checked(null);
  return checked({ sequence: known.sequence, why: known.sequence > sequence ? 'cut' : 'changed' });
}
