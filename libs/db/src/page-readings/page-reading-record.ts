import {
  defaultOcrEngine,
  documentReasons,
  ocrEngines,
  type DocumentReasonCode,
} from '@gemmavision/domain/documents';
import type { PageReading } from '@gemmavision/domain/page-readings';
import type { Prisma } from '../generated/client.ts';

/** The columns that a reading’s record is made of; its text is asked for apart. */
export const recordSelection = {
  id: true,
  documentId: true,
  page: true,
  engine: true,
  pageSegmentation: true,
  status: true,
  reasonCode: true,
  reasonMessage: true,
  createdAt: true,
  finishedAt: true,
  milliseconds: true,
  peakMemoryBytes: true,
  confidence: true,
  wordCount: true,
  requestedBy: { select: { name: true } },
} as const satisfies Prisma.PageReadingSelect;

type PageReadingRow = Prisma.PageReadingGetPayload<{ select: typeof recordSelection }>;

/** A row as the contract shows it. */
export function toPageReading(row: PageReadingRow): PageReading {
  const code = reasonCodes.find((known) => known === row.reasonCode) ?? 'internal';
  return {
    id: row.id,
    documentId: row.documentId,
    page: row.page,
    engine: ocrEngines.find((engine) => engine === row.engine) ?? defaultOcrEngine,
    pageSegmentation: row.pageSegmentation,
    status: row.status,
    reason: row.reasonCode === null ? null : { code, message: row.reasonMessage ?? documentReasons[code] },
    requestedBy: row.requestedBy?.name ?? 'a former member',
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    milliseconds: row.milliseconds,
    peakMemoryBytes: row.peakMemoryBytes === null ? null : Number(row.peakMemoryBytes),
    confidence: row.confidence,
    words: row.wordCount,
  };
}

const reasonCodes = Object.keys(documentReasons) as DocumentReasonCode[];
