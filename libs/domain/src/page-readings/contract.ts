import { z } from 'zod';
import { documentViewed } from '../audit/endpoint-audit.ts';
import { contract, pageOf } from '../contract/index.ts';
import { documentReasonSchema, retrySchema } from '../documents/contract.ts';
import { pageTextSchema } from '../documents/extraction-result.ts';
import { ocrEngines } from '../documents/ocr-options.ts';

export const pageReadingStatuses = ['PENDING', 'RUNNING', 'DONE', 'FAILED'] as const;
export type PageReadingStatus = (typeof pageReadingStatuses)[number];

const pageParams = z.strictObject({
  id: z.string().min(1).max(64),
  page: z.coerce.number().int().positive().max(2_147_483_647),
});

/** A page that was read again with an engine of somebody’s choice. The document’s own result is not touched by it. */
export const pageReadingSchema = z.strictObject({
  id: z.string(),
  documentId: z.string(),
  page: z.int().positive(),
  engine: z.enum(ocrEngines),
  /** Null: chosen by what the page looks like. */
  pageSegmentation: z.int().nullable(),
  status: z.enum(pageReadingStatuses),
  reason: documentReasonSchema.nullable(),
  requestedBy: z.string(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** From opening the file to the last word, the start of the engine included. */
  milliseconds: z.int().nullable(),
  /** The most memory that the reading process and its own took; null where the system does not say. */
  peakMemoryBytes: z.int().nullable(),
  /** Mean of the characters. */
  confidence: z.number().nullable(),
  words: z.int().nullable(),
});
export type PageReading = z.infer<typeof pageReadingSchema>;

export const pageReadingsContract = contract({
  'POST /api/documents/:id/pages/:page/readings': {
    summary: 'Read one page again with another engine, beside the result, which stays as it is',
    tag: 'Documents',
    access: 'documents.retry',
    params: pageParams,
    body: retrySchema.omit({ ocrLanguages: true }).extend({ engine: z.enum(ocrEngines) }),
    success: { status: 202, body: pageReadingSchema },
    problems: ['not_found', 'conflict'],
  },
  'GET /api/documents/:id/pages/:page/readings': {
    summary:
      'The readings of one page by engines of somebody’s choice, the latest first, without their words',
    tag: 'Documents',
    access: 'documents.read',
    params: pageParams,
    success: { status: 200, body: pageOf(pageReadingSchema) },
    problems: ['not_found'],
  },
  'GET /api/documents/:id/pages/:page/readings/:reading': {
    summary: 'One such reading with its text and words; the text is null until it is done',
    tag: 'Documents',
    access: 'documents.read',
    audit: documentViewed,
    params: z.strictObject({ ...pageParams.shape, reading: z.string().min(1).max(64) }),
    success: {
      status: 200,
      body: z.strictObject({ reading: pageReadingSchema, text: pageTextSchema.nullable() }),
    },
    problems: ['not_found'],
  },
});
