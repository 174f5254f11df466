import { randomUUID } from 'node:crypto';
import type { OcrEngine } from '@gemmavision/domain/documents';
import { AppError } from '@gemmavision/domain/errors';
import type { PageReading } from '@gemmavision/domain/page-readings';
import { appendAuditEvents, type Doer } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import { notReadYet } from '../documents/get-result.ts';
import { lockRow } from '../documents/locks.ts';
import { inTeam } from '../in-team.ts';
import { recordSelection, toPageReading } from './page-reading-record.ts';

interface PageReadingRequest {
  documentId: string;
  page: number;
  engine: OcrEngine;
  pageSegmentation?: number;
}

/** So many readings of a team may wait at a time: each takes a worker seconds to minutes. */
const mostUnfinished = 10;

/**
 * Asks for one page to be read again. A reading with the same settings that is under way is the answer; one that is
 * finished makes room for the new one. Throws not_found; conflict while the document was not read, or too many wait.
 */
export async function requestPageReading(
  database: Database,
  doer: Doer,
  request: PageReadingRequest,
): Promise<PageReading> {
  const { documentId, page, engine, pageSegmentation = null } = request;
  const { teamId } = doer;
  return inTeam(database, teamId, async (transaction) => {
    await checkPage(transaction, teamId, documentId, page);
    // Two requests for the same take turns.
    await lockRow(transaction, documentId);
    const same = { documentId, teamId, page, engine, pageSegmentation };
    const underWay = await transaction.pageReading.findFirst({
      where: { ...same, status: { in: ['PENDING', 'RUNNING'] } },
      select: recordSelection,
    });
    if (underWay) return toPageReading(underWay);
    await checkRoom(transaction, teamId);
    await transaction.pageReading.deleteMany({ where: same });
    const row = await transaction.pageReading.create({
      data: { id: randomUUID(), ...same, requestedById: doer.userId },
      select: recordSelection,
    });
    await appendAuditEvents(transaction, doer, [
      {
        action: 'document.pageReadAgain',
        subject: documentId,
        details: { page, engine, pageSegmentation },
      },
    ]);
    return toPageReading(row);
  });
}

async function checkPage(
  transaction: Transaction,
  teamId: string,
  documentId: string,
  page: number,
): Promise<void> {
  const row = await transaction.document.findFirst({
    where: { id: documentId, teamId },
    select: { pageCount: true },
  });
  if (!row) throw new AppError('not_found', 'There is no such document in this team.');
  if (row.pageCount === null) throw notReadYet();
  if (page > row.pageCount) {
    throw new AppError('not_found', `The document has ${row.pageCount} pages.`, {
      facts: { pages: row.pageCount },
    });
  }
}

async function checkRoom(transaction: Transaction, teamId: string): Promise<void> {
  const unfinished = await transaction.pageReading.count({
    where: { teamId, status: { in: ['PENDING', 'RUNNING'] } },
  });
  if (unfinished < mostUnfinished) return;
  throw new AppError(
    'conflict',
    `${unfinished} pages of your team wait to be read again: wait for some of them.`,
    {
      facts: { unfinished },
    },
  );
}
