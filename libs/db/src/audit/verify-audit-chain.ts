import type { Database } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { beginningHash, hashOf } from './chain.ts';
import type { AuditHead } from './heads.ts';

/** What a check of a chain found. */
export interface ChainCheck {
  /** Events that were checked, from the first. */
  events: number;
  /** The last event; null for a chain without any. */
  head: AuditHead | null;
  /** The first place where the chain does not hold, and why. */
  broken: { sequence: number; why: 'changed' | 'missing' | 'cut' } | null;
}

const portion = 1_000;

/**
 * Computes the whole chain of a team again. `known` is a head that was written into the log earlier: a chain that
 * does not have it any more was cut.
 */
export async function verifyAuditChain(
  database: Database,
  teamId: string,
  known?: Pick<AuditHead, 'sequence' | 'hash'>,
): Promise<ChainCheck> {
  return inTeam(
    database,
    teamId,
    async (transaction) => {
      let previousHash = beginningHash;
      let sequence = 0;
      let isKnownThere = known === undefined;
      const head = () => (sequence === 0 ? null : { teamId, sequence, hash: previousHash });
      for (;;) {
        const rows = await transaction.auditEvent.findMany({
          where: { teamId, sequence: { gt: sequence } },
          orderBy: { sequence: 'asc' },
          take: portion,
        });
        for (const row of rows) {
          const broken =
            row.sequence !== sequence + 1
              ? ({ sequence: sequence + 1, why: 'missing' } as const)
              : row.previousHash !== previousHash || row.hash !== hashOf(row)
                ? ({ sequence: row.sequence, why: 'changed' } as const)
                : null;
          if (broken) return { events: sequence, head: head(), broken };
          sequence = row.sequence;
          previousHash = row.hash;
          if (known?.sequence === sequence && known.hash === previousHash) isKnownThere = true;
        }
        if (rows.length < portion) break;
      }
      const why = known !== undefined && known.sequence > sequence ? ('cut' as const) : ('changed' as const);
      return {
        events: sequence,
        head: head(),
        broken: isKnownThere ? null : { sequence: known?.sequence ?? 0, why },
      };
    },
    { timeout: 60_000 },
  );
}
