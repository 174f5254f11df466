import { z } from 'zod';
import { documentDownloaded, documentExported, documentViewed } from '../audit/endpoint-audit.ts';
import { contract, pageOf, pageQueryShape } from '../contract/index.ts';
import { classifications } from '../governance/classification.ts';
import {
  correctedFieldsSchema,
  correctedPartSchema,
  correctedResultSchema,
  correctedTableSchema,
  correctionInputSchema,
  listedCorrectionSchema,
} from './corrections.ts';
import { documentTypes, pageTextSchema } from './extraction-result.ts';
import { documentReasons } from './reasons.ts';
import { ocrEngines, pageSegmentations } from './ocr-options.ts';
import { piiContract } from './pii-marks.ts';
import { queueStatusSchema } from './queue-status.ts';
import { documentStatuses, processingStages } from './status.ts';
import { tableFilesContract } from './table-files.ts';
import { textHitsSchema } from './text-hits.ts';

const instant = z.iso.datetime();
const idParams = z.strictObject({ id: z.string().min(1).max(64) });
/** Counted from 1; as large as any column for it. */
const pageNumber = z.coerce.number().int().positive().max(2_147_483_647);
const reasonCodes = Object.keys(documentReasons) as [keyof typeof documentReasons];

export const documentReasonSchema = z.strictObject({ code: z.enum(reasonCodes), message: z.string() });

/** A row of the list of documents, and all that the header of one document shows. */
export const documentSchema = z.strictObject({
  id: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  sha256: z.string(),
  status: z.enum(documentStatuses),
  reason: documentReasonSchema.nullable(),
  attempts: z.int(),
  progress: z.strictObject({ stage: z.enum(processingStages), page: z.int(), pages: z.int() }).nullable(),
  /** Number of pages; null until the document was read. */
  pages: z.int().nullable(),
  tables: z.int().nullable(),
  confidence: z.number().nullable(),
  duplicateOf: z.string().nullable(),
  /** The batch it came with. */
  batch: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  docType: z.enum(documentTypes).nullable(),
  companyName: z.string().nullable(),
  engine: z.enum(ocrEngines).nullable(),
  pageSegmentation: z.int().nullable(),
  /** Languages that somebody chose for OCR, joined by +; null: as the portal says. */
  ocrLanguages: z.string().nullable(),
  warnings: z.array(z.string()),
  uploadedBy: z.string(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  classification: z.enum(classifications),
  /** The legal hold under which nothing deletes it: why, by whom, since when; null: none. */
  hold: z.strictObject({ reason: z.string(), by: z.string(), at: instant }).nullable(),
  /** When retention deletes it; null: it is kept. */
  expiresAt: instant.nullable(),
});
export type DocumentRecord = z.infer<typeof documentSchema>;

/** What the upload of one file answers. */
export const acceptedDocumentSchema = z.strictObject({
  id: z.string(),
  status: z.enum(documentStatuses),
  duplicateOf: z.string().optional(),
});
export type AcceptedDocument = z.infer<typeof acceptedDocumentSchema>;

/** Tesseract’s names of languages joined by +, as in `eng+deu`; `GET /api/ocr-languages` says which there are. */
export const ocrLanguagesSchema = z
  .string()
  .regex(
    /^[A-Za-z_]{3,20}(?:\+[A-Za-z_]{3,20}){0,5}$/u,
    'Give names of languages joined by +, as in eng+deu.',
  );

/** What is left out is as the document’s batch says, or else as the portal does. */
export const retrySchema = z.strictObject({
  engine: z.enum(ocrEngines).optional(),
  ocrLanguages: ocrLanguagesSchema.optional(),
  /** Tesseract's page segmentation mode; left out, it is chosen per page. */
  pageSegmentation: z.union(pageSegmentations.map((mode) => z.literal(mode.value))).optional(),
});

export const documentsContract = contract({
  'POST /api/documents': {
    summary: 'Upload one or more documents (PDF, PNG, JPEG)',
    tag: 'Documents',
    access: 'documents.upload',
    query: z.strictObject({
      /** Left out, the batch’s class, or else the team’s default class. */
      classification: z.enum(classifications).optional(),
      /** The batch that they come into, and whose settings they get. */
      batch: z.string().min(1).max(64).optional(),
    }),
    multipart: {
      field: 'file',
      description:
        'One or more files. Under the same `Idempotency-Key` header, an upload that comes again is the document that it was.',
    },
    success: { status: 201, body: z.union([acceptedDocumentSchema, z.array(acceptedDocumentSchema)]) },
    problems: [
      'not_found',
      'conflict',
      'unsupported_type',
      'corrupt',
      'empty',
      'too_large',
      'too_many_files',
      'quota_exceeded',
      'storage_full',
    ],
  },
  'GET /api/documents': {
    summary: 'The team’s documents, the newest first',
    tag: 'Documents',
    access: 'documents.read',
    query: z.strictObject({
      ...pageQueryShape,
      status: z.enum(documentStatuses).optional(),
      /** Part of the file name or of the company’s name. */
      q: z.string().trim().max(200).optional(),
      classification: z.enum(classifications).optional(),
      /** Only those under legal hold, or only those that are not. */
      held: z.enum(['yes', 'no']).optional(),
      /** Only those of this batch. */
      batch: z.string().min(1).max(64).optional(),
    }),
    success: { status: 200, body: pageOf(documentSchema) },
  },
  'GET /api/ocr-languages': {
    summary: 'Languages that OCR reads: those whose model every worker at work has',
    tag: 'Documents',
    access: 'documents.read',
    success: { status: 200, body: z.strictObject({ items: z.array(z.string()) }) },
  },
  'GET /api/documents/counts': {
    summary: 'How many of the team’s documents are in each state',
    tag: 'Documents',
    access: 'documents.read',
    success: {
      status: 200,
      body: z.strictObject({ byStatus: z.record(z.enum(documentStatuses), z.int()), pages: z.int() }),
    },
  },
  'GET /api/documents/queue': {
    summary: 'What waits, what is being read, how fast the last quarter of an hour went, and who works',
    tag: 'Documents',
    access: 'documents.read',
    success: { status: 200, body: queueStatusSchema },
  },
  'GET /api/documents/:id': {
    summary: 'One document: its state, progress and reason',
    tag: 'Documents',
    access: 'documents.read',
    params: idParams,
    success: { status: 200, body: documentSchema },
    problems: ['not_found'],
  },
  'GET /api/documents/:id/text': {
    summary: 'The text of every page, with the box and confidence of each word',
    tag: 'Documents',
    access: 'documents.read',
    audit: documentViewed,
    params: idParams,
    query: z.strictObject({ page: pageNumber.optional() }),
    success: { status: 200, body: z.strictObject({ pages: z.array(pageTextSchema) }) },
    problems: ['not_found'],
  },
  'GET /api/documents/:id/search': {
    summary: 'Every place where a text stands, over all pages, with its boxes',
    tag: 'Documents',
    access: 'documents.read',
    audit: documentViewed,
    params: idParams,
    query: z.strictObject({ q: z.string().trim().min(1).max(200) }),
    success: { status: 200, body: textHitsSchema },
    problems: ['not_found'],
  },
  'GET /api/documents/:id/pages': {
    summary: 'The pages without their text: size, source, engine and confidence',
    tag: 'Documents',
    access: 'documents.read',
    params: idParams,
    success: { status: 200, body: pageOf(pageTextSchema.omit({ text: true, words: true })) },
    problems: ['not_found'],
  },
  'GET /api/documents/:id/fields': {
    summary: 'The key information that was found, with what people corrected in it',
    tag: 'Documents',
    access: 'documents.read',
    audit: documentViewed,
    params: idParams,
    success: { status: 200, body: correctedFieldsSchema },
    problems: ['not_found', 'conflict'],
  },
  'GET /api/documents/:id/tables': {
    summary: 'The tables that were found, with what people corrected in them',
    tag: 'Documents',
    access: 'documents.read',
    audit: documentViewed,
    params: idParams,
    success: { status: 200, body: pageOf(correctedTableSchema) },
    problems: ['not_found'],
  },
  ...tableFilesContract,
  ...piiContract,
  'GET /api/documents/:id/fields.csv': {
    summary: 'The key information as CSV, a field or figure a line',
    tag: 'Documents',
    access: 'documents.read',
    audit: documentExported,
    params: idParams,
    success: { status: 200, mediaType: 'text/csv' },
    problems: ['not_found', 'conflict'],
  },
  'GET /api/documents/:id/result': {
    summary: 'Everything that was read, as `quantadvisor extract` prints it, with what people corrected',
    tag: 'Documents',
    access: 'documents.read',
    audit: documentExported,
    params: idParams,
    success: { status: 200, body: correctedResultSchema },
    problems: ['not_found', 'conflict'],
  },
  'GET /api/documents/:id/corrections': {
    summary: 'What people corrected and confirmed, also what the present reading has no place for',
    tag: 'Documents',
    access: 'documents.read',
    audit: documentViewed,
    params: idParams,
    success: { status: 200, body: pageOf(listedCorrectionSchema) },
    problems: ['not_found', 'conflict'],
  },
  'PUT /api/documents/:id/corrections': {
    summary:
      'Correct a field, key figure, cell or the shape of a table, or confirm it with the value as read',
    tag: 'Documents',
    access: 'documents.correct',
    params: idParams,
    body: correctionInputSchema,
    success: { status: 200, body: correctedPartSchema },
    problems: ['not_found', 'conflict'],
  },
  'DELETE /api/documents/:id/corrections/:correctionId': {
    summary: 'Take a correction back: what was read stands again',
    tag: 'Documents',
    access: 'documents.correct',
    params: z.strictObject({ id: idParams.shape.id, correctionId: z.string().min(1).max(64) }),
    query: z.strictObject({ version: z.coerce.number().int().positive() }),
    success: { status: 200, body: correctedPartSchema },
    problems: ['not_found', 'conflict'],
  },
  'GET /api/documents/:id/pages/:page.png': {
    summary: 'A page as an image, drawn on first request and kept',
    tag: 'Documents',
    access: 'documents.read',
    audit: documentViewed,
    params: z.strictObject({ id: idParams.shape.id, page: pageNumber }),
    query: z.strictObject({ dpi: z.coerce.number().int().min(36).max(300).default(144) }),
    success: { status: 200, mediaType: 'image/png' },
    problems: ['not_found', 'conflict', 'page_not_drawable'],
  },
  'GET /api/documents/:id/original': {
    summary: 'The file as it was uploaded, for those who may see personal data',
    tag: 'Documents',
    access: 'documents.unmask',
    audit: documentDownloaded,
    params: idParams,
    success: { status: 200, mediaType: 'application/octet-stream' },
    problems: ['not_found'],
  },
  'DELETE /api/documents/:id': {
    summary: 'Move a document to the trash, or delete it at once where its class allows no trash',
    tag: 'Documents',
    access: 'documents.delete',
    params: idParams,
    success: { status: 204 },
    problems: ['not_found', 'conflict'],
  },
  'POST /api/documents/:id/retry': {
    summary: 'Read the document again, with other OCR settings if wished',
    tag: 'Documents',
    access: 'documents.retry',
    params: idParams,
    body: retrySchema,
    success: { status: 202, body: documentSchema },
    problems: ['not_found', 'conflict'],
  },
});
