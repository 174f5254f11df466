import { AppError } from '@gemmavision/domain/errors';
import type { LlmReading } from '@gemmavision/domain/llm';
import { appendAuditEvents, type Doer } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import { findRead, notReadYet } from '../documents/get-result.ts';
import { lockRow } from '../documents/locks.ts';
import { Prisma } from '../generated/client.ts';
import { inTeam } from '../in-team.ts';
import { maySend } from './may-be-sent.ts';
import { recordSelection, toLlmReading } from './reading-record.ts';

/**
 * Asks for a document to be read by the team's endpoint; one that is under way is the answer. Throws not_found;
 * conflict while the document was not read by the rules, or where it may not be sent.
 */
export async function requestLlmReading(database: Database, doer: Doer, id: string): Promise<LlmReading> {
  const { teamId, userId } = doer;
  return inTeam(database, teamId, async (transaction) => {
    const asked = await findRead(transaction, teamId, id);
    // Two who ask for the same take turns.
    await lockRow(transaction, asked.id);
    if (asked.fields === null) throw notReadYet();
    const decision = await maySend(transaction, teamId, asked.id);
    if (!decision.isAllowed) throw new AppError('conflict', decision.why);
    const underWay = await findUnderWay(transaction, teamId, asked.id);
    const { currency } = decision.endpoint;
    if (underWay) return toLlmReading(underWay, await nameOf(transaction, underWay.requestedById), currency);
    const row = await transaction.llmReading.create({
      data: { documentId: asked.id, teamId, requestedById: userId },
      select: recordSelection,
    });
    await appendAuditEvents(transaction, doer, [{ action: 'llm.requested', subject: asked.id }]);
    return toLlmReading(row, await nameOf(transaction, userId), currency);
  });
}

/**
 * Right after the rules have read a document. What a model answered before was checked against a text that is gone: it
 * stands no longer. Where the team wants each document sent by itself, or the batch that it came with says so, it waits
 * to be.
 */
export async function queueLlmReading(
  transaction: Transaction,
  { id, teamId }: { id: string; teamId: string },
): Promise<void> {
  await transaction.llmReading.updateMany({
    where: { documentId: id, teamId, status: 'DONE' },
    data: { answer: Prisma.DbNull },
  });
  const decision = await maySend(transaction, teamId, id);
  if (!decision.isAllowed || !(await isToBeAsked(transaction, teamId, id, decision.endpoint))) return;
  if (await findUnderWay(transaction, teamId, id)) return;
  await transaction.llmReading.create({ data: { documentId: id, teamId } });
}

/**
 * A copy came with a batch whose documents the model reads, and its original was read before: it waits to be sent,
 * unless the model has read it or is about to.
 */
export async function queueReadingOfCopy(
  transaction: Transaction,
  { id, teamId }: { id: string; teamId: string },
): Promise<void> {
  const known = await transaction.llmReading.count({
    where: { documentId: id, teamId, status: { in: ['PENDING', 'RUNNING', 'DONE'] } },
  });
  if (known > 0 || !(await maySend(transaction, teamId, id)).isAllowed) return;
  await transaction.llmReading.create({ data: { documentId: id, teamId } });
}

/** One of those with the same bytes that wants it is enough; whoever says nothing is as the endpoint says. */
async function isToBeAsked(
  transaction: Transaction,
  teamId: string,
  id: string,
  { isAutomatic }: { isAutomatic: boolean },
): Promise<boolean> {
  const rows = await transaction.document.findMany({
    where: { teamId, OR: [{ id }, { duplicateOfId: id }] },
    select: { asksModel: true },
  });
  return rows.some(({ asksModel }) => asksModel ?? isAutomatic);
}

function findUnderWay(transaction: Transaction, teamId: string, documentId: string) {
  return transaction.llmReading.findFirst({
    where: { documentId, teamId, status: { in: ['PENDING', 'RUNNING'] } },
    select: recordSelection,
  });
}

async function nameOf(transaction: Transaction, id: string | null): Promise<Map<string, string>> {
  const person = id === null ? null : await transaction.user.findUnique({ where: { id } });
  return new Map(person ? [[person.id, person.name]] : []);
}
