import type { RecentReading } from '@gemmavision/domain/batches';
import type { DocumentStatus } from '@gemmavision/domain/documents';
import type { Transaction } from '../client.ts';

/** The pace is that of the last minutes. */
const recentSeconds = 300;

/** What the rows say of a batch: its documents, the files that became none, and the archives on their way. */
export interface BatchCounts {
  byStatus: Record<DocumentStatus, number>;
  documents: number;
  copies: number;
  /** Copies whose original is not read yet. */
  waitingCopies: number;
  pages: number;
  readMilliseconds: number;
  recent: RecentReading;
  refused: number;
  unpacking: { archives: number; files: number };
  /** What the language model was paid; null where it answered nothing. */
  model: { micros: number; isEstimated: boolean } | null;
}

type CountRow = Record<DocumentStatus, number> & {
  id: string;
  documents: number;
  copies: number;
  waitingCopies: number;
  pages: number;
  readMilliseconds: bigint;
  recentSeconds: number;
  recentDocuments: number;
  recentPages: number;
  refused: number;
  archives: number;
  files: number;
  modelMicros: bigint | null;
  isEstimated: boolean | null;
};

/** Counts the documents of these batches of a team: one scan of an index for each. */
export async function countBatches(
  transaction: Transaction,
  ids: readonly string[],
): Promise<Map<string, BatchCounts>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.$queryRaw<CountRow[]>`
    SELECT b.id, d.*, c.*, r.*, a.*, m.*
    FROM "Batch" b
    CROSS JOIN LATERAL (
      SELECT (count(*) FILTER (WHERE status = 'PENDING'))::int AS "PENDING",
             (count(*) FILTER (WHERE status = 'QUEUED'))::int AS "QUEUED",
             (count(*) FILTER (WHERE status = 'RUNNING'))::int AS "RUNNING",
             (count(*) FILTER (WHERE status = 'DONE'))::int AS "DONE",
             (count(*) FILTER (WHERE status = 'FAILED'))::int AS "FAILED",
             (count(*) FILTER (WHERE status = 'REJECTED'))::int AS "REJECTED",
             (count(*) FILTER (WHERE status = 'CANCELLED'))::int AS "CANCELLED",
             count(*)::int AS documents,
             count("duplicateOfId")::int AS copies,
             coalesce(sum("pageCount") FILTER (WHERE "duplicateOfId" IS NULL), 0)::int AS pages,
             coalesce(sum("readMilliseconds") FILTER (WHERE "duplicateOfId" IS NULL), 0)::bigint AS "readMilliseconds",
             least(${recentSeconds}, extract(epoch FROM now() - min("startedAt")))::float8 AS "recentSeconds",
             (count(*) FILTER (WHERE "isRecent"))::int AS "recentDocuments",
             coalesce(sum("pageCount") FILTER (WHERE "isRecent" AND status = 'DONE'), 0)::int AS "recentPages"
      FROM (
        SELECT status, "duplicateOfId", "pageCount", "readMilliseconds", "startedAt",
               "duplicateOfId" IS NULL AND status NOT IN ('PENDING', 'QUEUED', 'RUNNING', 'CANCELLED')
                 AND "finishedAt" > now() - ${recentSeconds} * interval '1 second' AS "isRecent"
        FROM "Document" WHERE "batchId" = b.id
      ) AS one
    ) AS d
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "waitingCopies"
      FROM "Document" copy JOIN "Document" original ON original.id = copy."duplicateOfId"
      WHERE copy."batchId" = b.id AND d.copies > 0
        AND original.status IN ('PENDING', 'QUEUED', 'RUNNING')
    ) AS c
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS refused FROM "BatchRefusal" WHERE "batchId" = b.id
    ) AS r
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS archives, coalesce(sum(files - unpacked), 0)::int AS files
      FROM "Archive" WHERE "batchId" = b.id AND status IN ('PENDING', 'RUNNING')
    ) AS a
    CROSS JOIN LATERAL (
      SELECT sum(l."costMicros")::bigint AS "modelMicros", bool_or(l."isUsageEstimated") AS "isEstimated"
      FROM "LlmReading" l JOIN "Document" read ON read.id = l."documentId"
      WHERE read."batchId" = b.id AND l.status IN ('DONE', 'FAILED')
    ) AS m
    WHERE b.id = ANY(${ids})`;
  return new Map(rows.map((row) => [row.id, countsOf(row)]));
}

function countsOf(row: CountRow): BatchCounts {
  const { PENDING, QUEUED, RUNNING, DONE, FAILED, REJECTED, CANCELLED } = row;
  return {
    byStatus: { PENDING, QUEUED, RUNNING, DONE, FAILED, REJECTED, CANCELLED },
    documents: row.documents,
    copies: row.copies,
    waitingCopies: row.waitingCopies,
    pages: row.pages,
    readMilliseconds: Number(row.readMilliseconds),
    recent: {
      // Nothing was ever taken: no window.
      seconds: row.recentSeconds,
      documents: row.recentDocuments,
      pages: row.recentPages,
    },
    refused: row.refused,
    unpacking: { archives: row.archives, files: row.files },
    model:
      row.modelMicros === null
        ? null
        : { micros: Number(row.modelMicros), isEstimated: row.isEstimated ?? false },
  };
}
