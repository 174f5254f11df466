import { isWithin, strictest } from '@gemmavision/domain/governance';
import type { Transaction } from '../client.ts';
import type { LlmEndpoint } from '../generated/client.ts';
import { readClassification } from '../governance/stored-classification.ts';

/** Whether a document may be sent to the team's endpoint now, and if not, why. */
export type SendDecision =
  | { isAllowed: true; endpoint: LlmEndpoint }
  | { isAllowed: false; endpoint: LlmEndpoint | null; why: string };

/**
 * Asked when somebody asks for a reading, and again in the moment before it is sent: an approval that ended, or a
 * document that was classified higher, stops what waits. Its copies have the same pages: the most confidential class
 * of all of them counts. `documentId` is the one that holds the result.
 */
export async function maySend(
  transaction: Transaction,
  teamId: string,
  documentId: string,
): Promise<SendDecision> {
  const endpoint = await transaction.llmEndpoint.findUnique({ where: { teamId } });
  if (endpoint === null) return { isAllowed: false, endpoint, why: 'The team has no LLM endpoint.' };
  const { approvedAt, approvedUpTo } = endpoint;
  if (approvedAt === null || approvedUpTo === null) {
    return { isAllowed: false, endpoint, why: 'The team’s LLM endpoint is not approved: nothing is sent.' };
  }
  const limit = readClassification[approvedUpTo];
  const classification = await classOf(transaction, teamId, documentId);
  if (!isWithin(classification, limit)) {
    const why = `The document is ${classification}: the endpoint is approved for documents up to ${limit}.`;
    return { isAllowed: false, endpoint, why };
  }
  return { isAllowed: true, endpoint };
}

async function classOf(transaction: Transaction, teamId: string, documentId: string) {
  const rows = await transaction.document.findMany({
    where: { teamId, OR: [{ id: documentId }, { duplicateOfId: documentId }] },
    select: { classification: true },
  });
  return strictest(rows.map(({ classification }) => readClassification[classification]));
}
