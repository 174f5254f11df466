import { z } from 'zod';
import { terminalStatuses } from '../documents/status.ts';

const instant = z.iso.datetime();
const count = z.int().nonnegative();
const id = z.string().min(1);

/** What happened to a document, without a word of what stands in it. */
const documentEnded = z.strictObject({
  documentId: id,
  /** DONE, FAILED (we could not read it), REJECTED (nobody could) or CANCELLED. */
  status: z.enum(terminalStatuses),
  /** A code of docs/webhooks.md; null where it was read. */
  reason: z.string().nullable(),
  batchId: id.nullable(),
  /** The document with the same bytes that was read in its place. */
  duplicateOf: id.nullable(),
  /** Null where it was not read. */
  pages: count.nullable(),
  tables: count.nullable(),
});

const batchEnded = z.strictObject({
  batchId: id,
  state: z.enum(['ended', 'cancelled']),
  documents: count,
  /** How many of the documents ended how. */
  byStatus: z.strictObject({ DONE: count, FAILED: count, REJECTED: count, CANCELLED: count }),
  /** Files that came with the batch and became no document. */
  refused: count,
});

const tested = z.strictObject({ webhookId: id });

const documentEndedBody = z.strictObject({
  type: z.literal('document.ended'),
  timestamp: instant,
  data: documentEnded,
});
const batchEndedBody = z.strictObject({
  type: z.literal('batch.ended'),
  timestamp: instant,
  data: batchEnded,
});
const testBody = z.strictObject({ type: z.literal('webhook.test'), timestamp: instant, data: tested });

/** A body as it is kept: its links are added when it is sent, since they begin with the portal’s address. */
const keptBodySchema = z.discriminatedUnion('type', [documentEndedBody, batchEndedBody, testBody]);
type KeptBody = z.infer<typeof keptBodySchema>;

const links = z.strictObject({ page: z.url(), api: z.url() });

/** What arrives: the same letters at each attempt. */
export const webhookBodySchema = z.discriminatedUnion('type', [
  documentEndedBody.extend({ links }),
  batchEndedBody.extend({ links }),
  testBody.extend({ links }),
]);

/** The body to send, as text. Throws where what was kept is none. */
export function bodyToSend(kept: string, publicUrl: string): string {
  const body = keptBodySchema.parse(JSON.parse(kept));
  const { page, api } = pathsOf(body);
  const at = publicUrl.replace(/\/+$/, '');
  return JSON.stringify({ ...body, links: { page: `${at}${page}`, api: `${at}${api}` } });
}

/** What a delivery is about: the id of a document or batch; null for a test, and for what nobody knows any more. */
export function subjectOf(kept: string): string | null {
  const { data } = keptBodySchema.safeParse(JSON.parse(kept));
  if (data?.type === 'document.ended') return data.data.documentId;
  return data?.type === 'batch.ended' ? data.data.batchId : null;
}

function pathsOf(body: KeptBody): { page: string; api: string } {
  switch (body.type) {
    case 'document.ended':
      return {
        page: `/documents/${body.data.documentId}`,
        api: `/api/documents/${body.data.documentId}`,
      };
    case 'batch.ended':
      return { page: `/batches/${body.data.batchId}`, api: `/api/batches/${body.data.batchId}` };
    case 'webhook.test':
      return { page: '/team/webhooks', api: '/api/team/webhooks' };
  }
}
