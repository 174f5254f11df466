import { correctFields, fieldsSchema, piiSpanSchema } from '@gemmavision/domain/documents';
import { AppError } from '@gemmavision/domain/errors';
import type { ReadDocument } from '@gemmavision/domain/llm';
import type { Database } from '../client.ts';
import { loadCorrections } from '../documents/corrections/index.ts';
import { findRead, getReadPages, notReadYet } from '../documents/get-result.ts';
import type { LlmEndpoint } from '../generated/client.ts';
import { inTeam } from '../in-team.ts';

/** What was read in a document, to be redacted and sent, and where to. */
export interface ToSend {
  endpoint: LlmEndpoint;
  documentId: string;
  storageKey: string;
  /** When the rules had read it; null while they read it anew. */
  readAt: Date | null;
  document: ReadDocument;
}

/** Throws not_found without such a document or an endpoint; conflict while the document was not read. */
export async function loadToSend(database: Database, teamId: string, id: string): Promise<ToSend> {
  return inTeam(database, teamId, async (transaction) => {
    const read = await findRead(transaction, teamId, id);
    if (read.fields === null) throw notReadYet();
    const endpoint = await transaction.llmEndpoint.findUnique({ where: { teamId } });
    if (endpoint === null) throw new AppError('conflict', 'The team has no LLM endpoint.');
    const corrections = await loadCorrections(transaction, teamId, read.id);
    return {
      endpoint,
      documentId: read.id,
      storageKey: read.storageKey,
      readAt: read.finishedAt,
      document: {
        pages: await getReadPages(transaction, teamId, read.id),
        pii: piiSpanSchema.array().parse(read.pii ?? []),
        fields: correctFields(fieldsSchema.parse(read.fields), corrections),
      },
    };
  });
}
