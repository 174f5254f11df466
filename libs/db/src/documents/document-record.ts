import {
  documentReasons,
  documentTypes,
  ocrEngines,
  processingStages,
  type DocumentReasonCode,
  type DocumentRecord,
} from '@gemmavision/domain/documents';
import { expiryOf, type TeamRules } from '@gemmavision/domain/governance';
import type { Transaction } from '../client.ts';
import type { Prisma } from '../generated/client.ts';
import { namesOf } from '../governance/names-of.ts';
import { readClassification } from '../governance/stored-classification.ts';
import { loadTeamRules } from '../governance/team-rules.ts';

/** The columns that a document’s record is made of; its fields and PII are asked for apart. */
export const recordSelection = {
  id: true,
  fileName: true,
  mediaType: true,
  sizeBytes: true,
  sha256: true,
  status: true,
  reasonCode: true,
  reasonMessage: true,
  attempt: true,
  progressStage: true,
  progressPage: true,
  progressPages: true,
  pageCount: true,
  tableCount: true,
  confidence: true,
  duplicateOfId: true,
  batch: { select: { id: true, name: true } },
  docType: true,
  companyName: true,
  engine: true,
  pageSegmentation: true,
  ocrLanguages: true,
  warnings: true,
  createdAt: true,
  finishedAt: true,
  classification: true,
  heldAt: true,
  heldById: true,
  holdReason: true,
  uploadedBy: { select: { name: true } },
  source: true,
} as const satisfies Prisma.DocumentSelect;

type DocumentRow = Prisma.DocumentGetPayload<{ select: typeof recordSelection }>;

/** Rows of a team as the contract shows them. */
export async function toDocumentRecords(
  transaction: Transaction,
  teamId: string,
  rows: readonly DocumentRow[],
): Promise<DocumentRecord[]> {
  const rules = await loadTeamRules(transaction, teamId);
  const names = await namesOf(
    transaction,
    rows.map(({ heldById }) => heldById),
  );
  return rows.map((row) => toDocumentRecord(row, rules, names));
}

function toDocumentRecord(
  row: DocumentRow,
  { retentionDays }: TeamRules,
  nameOf: (id: string | null) => string,
): DocumentRecord {
  const classification = readClassification[row.classification];
  const expiry = row.heldAt === null ? expiryOf(row.createdAt, classification, retentionDays) : null;
  return {
    id: row.id,
    fileName: row.fileName,
    mediaType: row.mediaType,
    sizeBytes: Number(row.sizeBytes),
    sha256: row.sha256,
    status: row.status,
    reason: row.reasonCode
      ? {
          code: asReasonCode(row.reasonCode),
          message: row.reasonMessage ?? documentReasons[asReasonCode(row.reasonCode)],
        }
      : null,
    attempts: row.attempt,
    progress: progressOf(row),
    pages: row.pageCount,
    tables: row.tableCount,
    confidence: row.confidence,
    duplicateOf: row.duplicateOfId,
    batch: row.batch,
    docType: documentTypes.find((type) => type === row.docType) ?? null,
    companyName: row.companyName,
    engine: ocrEngines.find((engine) => engine === row.engine) ?? null,
    pageSegmentation: row.pageSegmentation,
    ocrLanguages: row.ocrLanguages,
    warnings: row.warnings,
    uploadedBy: row.uploadedBy?.name ?? (isWatched(row.source) ? 'a watched place' : 'a former member'),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    classification,
    hold:
      row.heldAt === null
        ? null
        : { reason: row.holdReason ?? '', by: nameOf(row.heldById), at: row.heldAt.toISOString() },
    expiresAt: expiry?.toISOString() ?? null,
  };
}

function progressOf(row: DocumentRow): DocumentRecord['progress'] {
  const stage = processingStages.find((known) => known === row.progressStage);
  if (row.status !== 'RUNNING' || !stage) return null;
  return { stage, page: row.progressPage ?? 0, pages: row.progressPages ?? 0 };
}

function asReasonCode(code: string): DocumentReasonCode {
  return code in documentReasons ? (code as DocumentReasonCode) : 'internal';
}

/** Whether the portal fetched it by itself: nobody uploaded it. */
function isWatched(source: string | null): boolean {
  return source?.startsWith('watched:') ?? false;
}
