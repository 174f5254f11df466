import { classifications, trashDays } from '@gemmavision/domain/governance';
import { appendAuditEvents } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import { Prisma, type Document } from '../generated/client.ts';
import { inAllTeams, inTeam } from '../in-team.ts';
import { deleteForGood, deletionMilliseconds, type RemoveFiles } from './delete-for-good.ts';
import { seeTrash } from './see-trash.ts';
import { readClassification, storedClassification } from './stored-classification.ts';

interface DueDocument {
  id: string;
  teamId: string;
  sha256: string;
}

/** So many are looked up at a time. */
const batchSize = 100;

/** What a sweep came to. Where files could not be removed, the document is as it was, and due the next time. */
export interface Sweep {
  deleted: number;
  failures: { documentId: string; error: unknown }[];
}

/**
 * Deletes what is past its retention or its days in the trash, by the database’s clock. Safe to run in many workers at
 * once: what one of them has in its hands, the others pass over.
 */
export async function deleteDue(database: Database, removeFiles: RemoveFiles): Promise<Sweep> {
  const sweep: Sweep = { deleted: 0, failures: [] };
  let last = '';
  for (;;) {
    const batch = await findDue(database, last);
    for (const due of batch) {
      try {
        if (await deleteOne(database, due, removeFiles)) sweep.deleted += 1;
      } catch (error) {
        sweep.failures.push({ documentId: due.id, error });
      }
    }
    if (batch.length < batchSize) return sweep;
    last = batch.at(-1)?.id ?? last;
  }
}

async function findDue(database: Database, after: string): Promise<DueDocument[]> {
  return inAllTeams(database, async (transaction) => {
    await seeTrash(transaction);
    return transaction.$queryRaw<DueDocument[]>`
      SELECT d.id, d."teamId", d.sha256 FROM "Document" d LEFT JOIN "TeamGovernance" g USING ("teamId")
      WHERE d.id > ${after} AND ${isDue}
      ORDER BY d.id LIMIT ${batchSize}`;
  });
}

/** False when it is no longer due, or in somebody else’s hands. */
async function deleteOne(database: Database, due: DueDocument, removeFiles: RemoveFiles): Promise<boolean> {
  const { id, teamId, sha256 } = due;
  return inTeam(
    database,
    teamId,
    async (transaction) => {
      await seeTrash(transaction);
      const row = await takeDue(transaction, id, `${teamId}/${sha256}`);
      if (row === null) return false;
      await deleteForGood(transaction, row, removeFiles);
      const isFromTrash = row.deletedAt !== null;
      await appendAuditEvents(transaction, { teamId, userId: null }, [
        {
          action: isFromTrash ? 'document.purged' : 'document.expired',
          subject: id,
          details: {
            classification: readClassification[row.classification],
            uploadedAt: row.createdAt.toISOString(),
            ...(row.deletedAt !== null && { deletedAt: row.deletedAt.toISOString() }),
          },
        },
      ]);
      return true;
    },
    { timeout: deletionMilliseconds },
  );
}

/** Locks the document and its contents as whoever deletes one does, but waits for nobody. */
async function takeDue(transaction: Transaction, id: string, contents: string): Promise<Document | null> {
  const [lock] = await transaction.$queryRaw<{ isOurs: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${contents}, 0)) AS "isOurs"`;
  if (lock?.isOurs !== true) return null;
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    SELECT d.id FROM "Document" d LEFT JOIN "TeamGovernance" g USING ("teamId")
    WHERE d.id = ${id} AND ${isDue}
    FOR UPDATE OF d SKIP LOCKED`;
  return rows.length === 0 ? null : transaction.document.findUnique({ where: { id } });
}

/** The conditions of a row `d` with its team’s rules `g`, where it has any. */
const isDue = Prisma.sql`d."heldAt" IS NULL AND (${Prisma.join(
  classifications.map(
    (one) => Prisma.sql`(d.classification = ${storedClassification[one]}::"Classification" AND (
      d."createdAt" < now() - g.${Prisma.raw(`"${one}RetentionDays"`)} * interval '1 day'
      OR d."deletedAt" < now() - ${trashDays[one]} * interval '1 day'))`,
  ),
  ' OR ',
)})`;
