import {
  documentReasons,
  documentTypes,
  ocrEngines,
  processingStages,
  type DocumentReasonCode,
  type DocumentRecord,
} from '@gemmavision/domain/documents';
import type { Prisma } from '../generated/client.ts';

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
  docType: true,
  companyName: true,
  engine: true,
  pageSegmentation: true,
  warnings: true,
  createdAt: true,
  finishedAt: true,
  uploadedBy: { select: { name: true } },
} as const satisfies Prisma.DocumentSelect;

export type DocumentRow = Prisma.DocumentGetPayload<{ select: typeof recordSelection }>;

/** A row as the contract shows it. */
export function toDocumentRecord(row: DocumentRow): DocumentRecord {
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
    docType: documentTypes.find((type) => type === row.docType) ?? null,
    companyName: row.companyName,
    engine: ocrEngines.find((engine) => engine === row.engine) ?? null,
    pageSegmentation: row.pageSegmentation,
    warnings: row.warnings,
    uploadedBy: row.uploadedBy?.name ?? 'a former member',
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
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
