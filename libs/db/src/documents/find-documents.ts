import { AppError } from '@gemmavision/domain/errors';
import type { DocumentRecord, DocumentStatus } from '@gemmavision/domain/documents';
import type { Classification } from '@gemmavision/domain/governance';
import type { Database } from '../client.ts';
import { storedClassification } from '../governance/stored-classification.ts';
import { inTeam } from '../in-team.ts';
import type { Prisma } from '../generated/client.ts';
import { recordSelection, toDocumentRecords } from './document-record.ts';

export interface DocumentFilter {
  status?: DocumentStatus;
  /** Part of the file name or of the company’s name, in any case. */
  q?: string;
  classification?: Classification;
  /** Under legal hold, or not. */
  held?: 'yes' | 'no';
  /** The id of a batch. */
  batch?: string;
  cursor?: string;
  limit: number;
}

/** A page of the team’s documents, the newest first. The cursor is a place in time, so new uploads do not shift it. */
export async function findDocuments(
  database: Database,
  teamId: string,
  filter: DocumentFilter,
): Promise<{ items: DocumentRecord[]; nextCursor: string | null }> {
  const conditions: Prisma.DocumentWhereInput[] = [{ teamId }];
  if (filter.status) conditions.push({ status: filter.status });
  if (filter.classification) conditions.push({ classification: storedClassification[filter.classification] });
  if (filter.held) conditions.push({ heldAt: filter.held === 'yes' ? { not: null } : null });
  if (filter.batch) conditions.push({ batchId: filter.batch });
  if (filter.q) {
    // Prisma hands the text to ILIKE as it is.
    const letters = filter.q.replace(/[\\%_]/g, '\\$&');
    conditions.push({
      OR: [
        { fileName: { contains: letters, mode: 'insensitive' } },
        { companyName: { contains: letters, mode: 'insensitive' } },
      ],
    });
  }
  if (filter.cursor) {
    const { createdAt, id } = parseCursor(filter.cursor);
    conditions.push({ OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] });
  }
  return inTeam(database, teamId, async (transaction) => {
    const rows = await transaction.document.findMany({
      where: { AND: conditions },
      select: recordSelection,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: filter.limit + 1,
    });
    const shown = rows.slice(0, filter.limit);
    const last = shown.at(-1);
    return {
      items: await toDocumentRecords(transaction, teamId, shown),
      nextCursor: rows.length > filter.limit && last ? `${last.createdAt.getTime()}.${last.id}` : null,
    };
  });
}

/** How many of the team’s documents are in each state, and how many pages were read. */
export async function countDocuments(
  database: Database,
  teamId: string,
): Promise<{ byStatus: Record<DocumentStatus, number>; pages: number }> {
  const groups = await inTeam(database, teamId, (transaction) =>
    transaction.document.groupBy({
      by: ['status'],
      where: { teamId },
      _count: true,
      _sum: { pageCount: true },
    }),
  );
  return {
    byStatus: { ...noDocuments, ...Object.fromEntries(groups.map((group) => [group.status, group._count])) },
    pages: groups.reduce((sum, group) => sum + (group._sum.pageCount ?? 0), 0),
  };
}

const noDocuments: Record<DocumentStatus, number> = {
  PENDING: 0,
  QUEUED: 0,
  RUNNING: 0,
  DONE: 0,
  FAILED: 0,
  REJECTED: 0,
  CANCELLED: 0,
};

function parseCursor(cursor: string): { createdAt: Date; id: string } {
  const match = /^(\d{1,15})\.([\w-]{1,64})$/.exec(cursor);
  if (!match?.[1] || !match[2]) {
    throw new AppError(
      'invalid_request',
      'The cursor is not one of ours: pass on nextCursor of the page before.',
    );
  }
  return { createdAt: new Date(Number(match[1])), id: match[2] };
}
