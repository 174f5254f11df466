import type { Transaction } from '../client.ts';
import { Prisma } from '../generated/client.ts';

/** As in `2026-01-31T09:30:00.000Z`. */
const now = Prisma.sql`to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What is told of a document. */
const told = Prisma.sql`id, status, "reasonCode", "batchId", "duplicateOfId", "pageCount", "tableCount"`;

/** Of a row of "Webhook" w: it wants to hear of this. */
const wants = (event: string) => Prisma.sql`w."disabledAt" IS NULL AND ${event} = ANY (w.events)`;

/**
 * Tells the team’s webhooks which documents have ended, in the transaction in which they do: one statement for any
 * number of documents, which looks at none of them where the team has no webhook. Those with the same bytes end with
 * theirs and are told of too; of documents that have not ended, nothing is told.
 */
export async function announceEndedDocuments(
  transaction: Transaction,
  teamId: string,
  documentIds: readonly string[],
): Promise<void> {
  if (documentIds.length === 0) return;
  const ids = [...documentIds];
  await transaction.$executeRaw`
    INSERT INTO "WebhookDelivery" (id, "webhookId", "teamId", event, body)
    SELECT gen_random_uuid()::text, w.id, w."teamId", 'document.ended', json_build_object(
      'type', 'document.ended', 'timestamp', ${now}, 'data', json_build_object(
        'documentId', d.id, 'status', d.status, 'reason', d."reasonCode", 'batchId', d."batchId",
        'duplicateOf', d."duplicateOfId", 'pages', d."pageCount", 'tables', d."tableCount"))::text
    FROM "Webhook" w CROSS JOIN LATERAL (
      SELECT ${told} FROM "Document" WHERE id = ANY (${ids}) AND "teamId" = w."teamId"
      UNION SELECT ${told} FROM "Document" WHERE "duplicateOfId" = ANY (${ids}) AND "teamId" = w."teamId"
    ) d LEFT JOIN "Document" original ON original.id = d."duplicateOfId"
    WHERE w."teamId" = ${teamId} AND ${wants('document.ended')}
      AND d.status IN ('DONE', 'FAILED', 'REJECTED', 'CANCELLED')
      AND coalesce(original.status, d.status) IN ('DONE', 'FAILED', 'REJECTED', 'CANCELLED')
      AND (d.id = ANY (${ids}) OR d.status = original.status)`;
}

/**
 * Tells the webhooks of their teams which batches have ended, in the transaction in which they do. Looks at none of
 * them where no team has a webhook.
 */
export async function announceEndedBatches(
  transaction: Transaction,
  batchIds: readonly string[],
): Promise<void> {
  if (batchIds.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO "WebhookDelivery" (id, "webhookId", "teamId", event, body)
    SELECT gen_random_uuid()::text, w.id, w."teamId", 'batch.ended', json_build_object(
      'type', 'batch.ended', 'timestamp', ${now}, 'data', json_build_object(
        'batchId', b.id, 'state', CASE WHEN b."cancelledAt" IS NULL THEN 'ended' ELSE 'cancelled' END,
        'documents', c.documents,
        'byStatus', json_build_object(
          'DONE', c.done, 'FAILED', c.failed, 'REJECTED', c.rejected, 'CANCELLED', c.cancelled),
        'refused', (SELECT count(*) FROM "BatchRefusal" r WHERE r."batchId" = b.id)))::text
    FROM "Batch" b JOIN "Webhook" w ON w."teamId" = b."teamId" CROSS JOIN LATERAL (
      SELECT count(*) AS documents,
        count(*) FILTER (WHERE status = 'DONE') AS done,
        count(*) FILTER (WHERE status = 'FAILED') AS failed,
        count(*) FILTER (WHERE status = 'REJECTED') AS rejected,
        count(*) FILTER (WHERE status = 'CANCELLED') AS cancelled
      FROM "Document" d WHERE d."batchId" = b.id
    ) c
    WHERE b.id = ANY (${[...batchIds]}) AND ${wants('batch.ended')}`;
}
