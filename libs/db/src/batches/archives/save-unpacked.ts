import type { Quotas } from '@gemmavision/domain/governance';
import type { Database, Transaction } from '../../client.ts';
import { acceptMilliseconds, acceptWithin, type StoredFile } from '../../documents/accept-documents.ts';
import type { Batch } from '../../generated/client.ts';
import { inTeam } from '../../in-team.ts';
import { change, type TakenArchive } from './take-archive.ts';

/** A file of an archive that became no document. */
export interface RefusedEntry {
  fileName: string;
  source: string;
  reason: { code: string; message: string };
}

/** What came out of some files of an archive. */
export interface Unpacked {
  documents: readonly StoredFile[];
  refusals: readonly RefusedEntry[];
  /** How many files of the archive are done with after these, counted from its beginning. */
  upTo: number;
  /** These were the last. */
  isEnd: boolean;
}

/**
 * Makes documents of unpacked files, writes down what was refused, and how far the archive is, all or none: a worker that
 * takes over goes on behind them, and each file becomes one document. False when the archive is no longer ours (lease
 * lost, batch cancelled): nothing was written. Throws quota_exceeded.
 */
export async function saveUnpacked(
  database: Database,
  taken: TakenArchive,
  { documents, refusals, upTo, isEnd }: Unpacked,
  quotas: Quotas,
): Promise<boolean> {
  const { teamId, batchId, uploadedById } = taken;
  const work = async (transaction: Transaction) => {
    const batch = await heldBatch(transaction, batchId);
    const progress = { unpacked: upTo, attemptsInRow: 0 };
    const end = isEnd ? ({ status: 'DONE', leaseExpiresAt: null, finishedAt: new Date() } as const) : {};
    if (batch === null || !(await change(transaction, taken, { ...progress, ...end }))) return false;
    await transaction.batchRefusal.createMany({
      data: refusals.map(({ fileName, source, reason }) => ({
        batchId,
        teamId,
        fileName,
        source,
        reasonCode: reason.code,
        reasonMessage: reason.message,
      })),
      skipDuplicates: true,
    });
    if (documents.length > 0)
      await acceptWithin(transaction, { teamId, userId: uploadedById }, documents, batch, { quotas });
    return true;
  };
  return inTeam(database, teamId, work, { timeout: acceptMilliseconds });
}

/**
 * The batch, which nobody cancels until the transaction ends. A sealed one still takes what is in an archive that came
 * before the seal.
 */
async function heldBatch(transaction: Transaction, id: string): Promise<Batch | null> {
  await transaction.$executeRaw`SELECT FROM "Batch" WHERE id = ${id} FOR SHARE`;
  return transaction.batch.findFirst({ where: { id, cancelledAt: null } });
}
