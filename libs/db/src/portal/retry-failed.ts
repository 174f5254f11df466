import { portalChain } from '@gemmavision/domain/audit';
import { reopenBatchesOf } from '../batches/reopen-batches.ts';
import type { Database } from '../client.ts';
import { inAllTeams } from '../in-team.ts';
import { appendInChains } from './append-in-chains.ts';
import type { PortalDoer } from './change-person.ts';
import { noSuchTeam } from './find-teams.ts';

const mostAtOnce = 1000;

/** Puts failed documents of a team in line again, the oldest first; how many. What was read stays until then. */
export async function retryFailed(database: Database, doer: PortalDoer, teamId: string): Promise<number> {
  return inAllTeams(
    database,
    async (transaction) => {
      if ((await transaction.organization.count({ where: { id: teamId } })) === 0) throw noSuchTeam();
      const failed = await transaction.$queryRaw<{ id: string }[]>`
        SELECT id FROM "Document"
        WHERE "teamId" = ${teamId} AND status = 'FAILED' AND "duplicateOfId" IS NULL
        ORDER BY "createdAt", id LIMIT ${mostAtOnce}`;
      const ids = failed.map(({ id }) => id);
      await reopenBatchesOf(transaction, ids);
      const retried = await transaction.$queryRaw<{ id: string }[]>`
        UPDATE "Document" SET status = 'PENDING', "reasonCode" = NULL, "reasonMessage" = NULL, "attemptsInRow" = 0,
          "notBefore" = NULL, "queuedAt" = now(), "finishedAt" = NULL
        WHERE id IN (
          SELECT id FROM "Document"
          WHERE id = ANY(${ids}) AND status = 'FAILED' AND "duplicateOfId" IS NULL
          ORDER BY id FOR UPDATE SKIP LOCKED
        ) RETURNING id`;
      if (retried.length === 0) return 0;
      await appendInChains(transaction, doer, [
        {
          chain: portalChain,
          action: 'queue.retried',
          subject: teamId,
          details: { documents: retried.length },
        },
        ...retried.map(({ id }) => ({ chain: teamId, action: 'document.retried' as const, subject: id })),
      ]);
      return retried.length;
    },
    { timeout: 30_000 },
  );
}
