import type { ExtractionResult } from '@gemmavision/domain/documents';
import { appendAuditEvents } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { addUsage } from '../usage/index.ts';
import { announceEndedDocuments } from '../webhooks/announce.ts';
import { pageRowsOf, summaryOf, tableRowsOf, usageOf } from './result-rows.ts';

/** An attempt that ended with a result. */
export interface ReadDocument {
  taken: { id: string; teamId: string; attempt: number };
  result: ExtractionResult;
  /** Time that the reading took. */
  readMilliseconds: number;
}

/**
 * Writes several results of one team in one transaction, as `saveResult` writes one: state, pages, tables, usage, audit
 * events, each guarded by its attempt. The ids of those that were written; the others are for `saveResult`, one by one:
 * those whose lease is lost, and those of which more than the document itself is to be looked at (copies, corrections,
 * a language model). All or none where it rejects.
 *
 * Waits for no document while it holds others, so that it stands in nobody's way who has several to change.
 */
export async function saveResultsTogether(
  database: Database,
  teamId: string,
  documents: readonly ReadDocument[],
): Promise<Set<string>> {
  return inTeam(
    database,
    teamId,
    async (transaction) => {
      const plain = await lockPlain(transaction, documents);
      const written = documents.filter(({ taken }) => plain.has(taken.id));
      if (written.length === 0) return plain;
      await writeSummaries(transaction, written);
      await writePages(transaction, written);
      await writeTables(transaction, written);
      await announceEndedDocuments(transaction, teamId, [...plain]);
      const used = written.map(({ result }) => usageOf(result));
      await addUsage(transaction, teamId, {
        pages: sum(used.map(({ pages }) => pages)),
        ocrPages: sum(used.map(({ ocrPages }) => ocrPages)),
        readMilliseconds: sum(written.map(({ readMilliseconds }) => Math.round(readMilliseconds))),
      });
      await appendAuditEvents(
        transaction,
        { teamId, userId: null },
        written.map(({ taken: { id, attempt }, result }) => ({
          action: 'document.finished',
          subject: id,
          details: { status: 'DONE', attempt, pages: result.pages.length, tables: result.tables.length },
        })),
      );
      return plain;
    },
    { timeout: 60_000 },
  );
}

/**
 * Locks those that are ours and free, and leaves out of them what is not plain. That is asked after they are locked:
 * before, a copy could still come.
 */
async function lockPlain(transaction: Transaction, documents: readonly ReadDocument[]): Promise<Set<string>> {
  const locked = await transaction.$queryRaw<{ id: string }[]>`
    SELECT d.id FROM unnest(${documents.map(({ taken }) => taken.id)}::text[],
      ${documents.map(({ taken }) => taken.attempt)}::int[]) AS ended (id, attempt)
    JOIN "Document" d ON d.id = ended.id AND d.attempt = ended.attempt
    WHERE d.status = 'RUNNING' FOR UPDATE OF d SKIP LOCKED`;
  const plain = await transaction.$queryRaw<{ id: string }[]>`
    SELECT d.id FROM "Document" d
    WHERE d.id = ANY (${locked.map(({ id }) => id)})
      AND NOT EXISTS (SELECT FROM "Document" copy WHERE copy."duplicateOfId" = d.id)
      AND NOT EXISTS (SELECT FROM "DocumentPage" p WHERE p."documentId" = d.id)
      AND NOT EXISTS (SELECT FROM "DocumentTable" t WHERE t."documentId" = d.id)
      AND NOT EXISTS (SELECT FROM "DocumentCorrection" c WHERE c."documentId" = d.id)
      AND NOT EXISTS (SELECT FROM "LlmReading" r WHERE r."documentId" = d.id)
      AND NOT EXISTS (SELECT FROM "LlmEndpoint" e WHERE e."teamId" = d."teamId" AND e."approvedAt" IS NOT NULL)`;
  return new Set(plain.map(({ id }) => id));
}

async function writeSummaries(transaction: Transaction, documents: readonly ReadDocument[]): Promise<void> {
  const rows = documents.map(({ taken, result, readMilliseconds }) => ({
    id: taken.id,
    readMilliseconds: Math.round(readMilliseconds),
    ...summaryOf(result),
  }));
  await transaction.$executeRaw`
    UPDATE "Document" d SET status = 'DONE', "leaseOwner" = NULL, "leaseExpiresAt" = NULL, "progressStage" = NULL,
      "finishedAt" = now(), "readMilliseconds" = r."readMilliseconds", "pageCount" = r."pageCount",
      "tableCount" = r."tableCount", confidence = r.confidence, "docType" = r."docType",
      "companyName" = r."companyName", cik = r.cik, "documentDate" = r."documentDate", fields = r.fields,
      pii = r.pii, warnings = r.warnings
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id text, "readMilliseconds" int, "pageCount" int,
      "tableCount" int, confidence float8, "docType" text, "companyName" text, cik text, "documentDate" text,
      fields jsonb, pii jsonb, warnings text[])
    WHERE d.id = r.id`;
}

async function writePages(transaction: Transaction, documents: readonly ReadDocument[]): Promise<void> {
  const rows = documents.flatMap(({ taken, result }) => pageRowsOf(taken, result));
  if (rows.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO "DocumentPage" ("documentId", "teamId", number, width, height, source, engine, confidence, text, words)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r ("documentId" text, "teamId" text, number int,
      width float8, height float8, source text, engine text, confidence float8, text text, words jsonb)`;
}

async function writeTables(transaction: Transaction, documents: readonly ReadDocument[]): Promise<void> {
  const rows = documents.flatMap(({ taken, result }) => tableRowsOf(taken, result));
  if (rows.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO "DocumentTable" ("documentId", "teamId", index, page, content)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r ("documentId" text, "teamId" text, index int, page int, content jsonb)`;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
