import type { BatchAttention } from '@gemmavision/domain/batches';
import { mayEndDifferently, safeConfidence } from '@gemmavision/domain/documents';
import type { Database, Transaction } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { findBatch } from './find-batches.ts';

/** What in a batch needs a person. Copies count by what their original came to. Throws not_found. */
export async function getBatchAttention(
  database: Database,
  teamId: string,
  id: string,
): Promise<BatchAttention> {
  return inTeam(database, teamId, async (transaction) => {
    await findBatch(transaction, teamId, id);
    return {
      unread: await unread(transaction, id),
      refused: await refused(transaction, id),
      ...(await doubts(transaction, id)),
      modelFailures: await modelFailures(transaction, id),
    };
  });
}

async function unread(transaction: Transaction, id: string): Promise<BatchAttention['unread']> {
  const rows = await transaction.$queryRaw<{ code: string; message: string; documents: number }[]>`
    SELECT CASE WHEN status = 'CANCELLED' THEN 'cancelled' ELSE coalesce("reasonCode", 'internal') END AS code,
           coalesce(max("reasonMessage"), CASE WHEN max(status::text) = 'CANCELLED'
             THEN 'Somebody cancelled the reading. Have it read again if it is wanted after all.' ELSE '' END) AS message,
           count(*)::int AS documents
    FROM "Document" WHERE "batchId" = ${id} AND status IN ('FAILED', 'REJECTED', 'CANCELLED')
    GROUP BY 1 ORDER BY documents DESC, code`;
  return rows.map((row) => ({ ...row, mayEndDifferently: mayEndDifferently(row.code) }));
}

async function refused(transaction: Transaction, id: string): Promise<BatchAttention['refused']> {
  return transaction.$queryRaw<BatchAttention['refused']>`
    SELECT "reasonCode" AS code, max("reasonMessage") AS message, count(*)::int AS files
    FROM "BatchRefusal" WHERE "batchId" = ${id} GROUP BY 1 ORDER BY files DESC, code`;
}

/**
 * Doubts that the readings themselves leave. What a person corrected or confirmed in a document is no doubt of it any
 * more: one that they have been at is left out as a whole.
 */
async function doubts(transaction: Transaction, id: string) {
  const [row] = await transaction.$queryRaw<
    Pick<BatchAttention, 'toReview' | 'sumsThatDoNotHold' | 'withWarnings'>[]
  >`
    WITH read AS (
      SELECT coalesce(d."duplicateOfId", d.id) AS id, d.fields, d.warnings FROM "Document" d
      WHERE d."batchId" = ${id} AND d.status = 'DONE' AND d.fields IS NOT NULL
    ), untouched AS (
      SELECT * FROM read WHERE NOT EXISTS (SELECT FROM "DocumentCorrection" c WHERE c."documentId" = read.id)
    )
    SELECT (SELECT count(*) FROM untouched WHERE jsonb_path_exists(
              fields, '$.evidence.*.confidence ? (@ < $safe)', jsonb_build_object('safe', ${safeConfidence}::float8)
            ) OR jsonb_path_exists(
              fields, '$.keyFigures[*].confidence ? (@ < $safe)', jsonb_build_object('safe', ${safeConfidence}::float8)
            ))::int AS "toReview",
           (SELECT count(*) FROM untouched WHERE EXISTS (
              SELECT FROM "DocumentTable" t
              WHERE t."documentId" = untouched.id AND jsonb_path_exists(t.content, '$.checks[*] ? (@.holds == false)')
            ))::int AS "sumsThatDoNotHold",
           (SELECT count(*) FROM read WHERE cardinality(warnings) > 0)::int AS "withWarnings"`;
  return row ?? { toReview: 0, sumsThatDoNotHold: 0, withWarnings: 0 };
}

/** Documents whose last reading by the model failed. */
async function modelFailures(transaction: Transaction, id: string): Promise<number> {
  const [row] = await transaction.$queryRaw<{ failed: number }[]>`
    SELECT (count(*) FILTER (WHERE last.status = 'FAILED'))::int AS failed FROM (
      SELECT DISTINCT ON (l."documentId") l.status
      FROM "LlmReading" l JOIN "Document" d ON d.id = l."documentId"
      WHERE d."batchId" = ${id}
      ORDER BY l."documentId", l."createdAt" DESC, l.id DESC
    ) AS last`;
  return row?.failed ?? 0;
}
