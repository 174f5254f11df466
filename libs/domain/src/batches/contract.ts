import { z } from 'zod';
import { contract, pageOf, pageQueryShape } from '../contract/index.ts';
import { documentStatuses } from '../documents/status.ts';
import { ocrLanguagesSchema } from '../documents/contract.ts';
import { ocrEngines } from '../documents/ocr-options.ts';
import { classifications } from '../governance/classification.ts';
import { batchDeeds, batchStates } from './batch-state.ts';
import { exportFormats } from './export-formats.ts';

const instant = z.iso.datetime();
const count = z.int().nonnegative();
const idParams = z.strictObject({ id: z.string().min(1).max(64) });

/** What the documents of a batch get; null, as where it is left out: what the team’s rules or the portal say. */
const defaultsShape = {
  classification: z.enum(classifications).nullable(),
  engine: z.enum(ocrEngines).nullable(),
  ocrLanguages: ocrLanguagesSchema.nullable(),
  /** Whether the team’s language model reads them too. */
  asksModel: z.boolean().nullable(),
};

export const batchNameSchema = z.string().trim().min(1).max(120);

export const newBatchSchema = z.strictObject({
  name: batchNameSchema,
  ...z.strictObject(defaultsShape).partial().shape,
});
export type NewBatch = z.infer<typeof newBatchSchema>;

/** What reading the batch has cost up to now. */
const batchCostSchema = z.strictObject({
  /** Time that workers took for the documents’ last readings. */
  readMilliseconds: count,
  /** That time at the portal’s price of an hour of reading; null where the portal has none. An estimate. */
  reading: z.strictObject({ currency: z.string(), micros: count }).nullable(),
  /** What the team’s language model was paid, in millionths; null where it was not asked. */
  model: z.strictObject({ currency: z.string(), micros: count, isEstimated: z.boolean() }).nullable(),
});

export const batchSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  state: z.enum(batchStates),
  ...defaultsShape,
  createdBy: z.string(),
  createdAt: instant,
  pausedAt: instant.nullable(),
  /** From then on no more documents come. */
  sealedAt: instant.nullable(),
  cancelledAt: instant.nullable(),
  /** Within seconds of the end of the last document. */
  endedAt: instant.nullable(),
  /** Documents by state; every state is there. */
  byStatus: z.record(z.enum(documentStatuses), count),
  documents: count,
  /** Of the documents, those with the same bytes as another one, which are not read. */
  copies: count,
  /** Of the copies, those whose original is not read yet; the batch does not end before. */
  waitingCopies: count,
  /** Files that came with it and became no document. */
  refused: count,
  /** Archives that are not unpacked yet, and files in them that were not looked at yet (as far as that is known). */
  unpacking: z.strictObject({ archives: count, files: count }),
  /** Pages of those that were read. */
  pages: count,
  /** Pages read by minute, over the last five; null: nothing was read then. */
  pagesPerMinute: z.number().nonnegative().nullable(),
  /** At that pace; null where there is no pace, or nothing left. An estimate. */
  secondsLeft: z.number().nonnegative().nullable(),
  cost: batchCostSchema,
});
export type Batch = z.infer<typeof batchSchema>;

/** Why somebody should look at documents of a batch, and how many there are. */
export const batchAttentionSchema = z.strictObject({
  /** Ended without a result, by reason; what a retry may change is said. */
  unread: z.array(
    z.strictObject({
      code: z.string(),
      message: z.string(),
      documents: count,
      mayEndDifferently: z.boolean(),
    }),
  ),
  /** Became no document, by reason. */
  refused: z.array(z.strictObject({ code: z.string(), message: z.string(), files: count })),
  /** Read, but not safe to accept without a look: documents with at least one such field or figure. */
  toReview: count,
  /** Read, but a sum in it does not hold. */
  sumsThatDoNotHold: count,
  /** Read, with a warning. */
  withWarnings: count,
  /** Readings by the language model that failed. */
  modelFailures: count,
});
export type BatchAttention = z.infer<typeof batchAttentionSchema>;

export const batchRefusalSchema = z.strictObject({
  id: z.string(),
  fileName: z.string(),
  reason: z.strictObject({ code: z.string(), message: z.string() }),
  at: instant,
});
export type BatchRefusal = z.infer<typeof batchRefusalSchema>;

export const batchesContract = contract({
  'POST /api/batches': {
    summary: 'Begin a batch: a name, and what its documents get',
    tag: 'Batches',
    access: 'documents.upload',
    body: newBatchSchema,
    success: { status: 201, body: batchSchema },
  },
  'GET /api/batches': {
    summary: 'The team’s batches, the newest first',
    tag: 'Batches',
    access: 'documents.read',
    query: z.strictObject({
      ...pageQueryShape,
      /** Part of the name. */
      q: z.string().trim().max(120).optional(),
      state: z.enum(batchStates).optional(),
    }),
    success: { status: 200, body: pageOf(batchSchema) },
  },
  'GET /api/batches/:id': {
    summary: 'One batch: counts by state, pace, time left, cost',
    tag: 'Batches',
    access: 'documents.read',
    params: idParams,
    success: { status: 200, body: batchSchema },
    problems: ['not_found'],
  },
  'PATCH /api/batches/:id': {
    summary: 'Rename a batch',
    tag: 'Batches',
    access: 'documents.upload',
    params: idParams,
    body: z.strictObject({ name: batchNameSchema }),
    success: { status: 200, body: batchSchema },
    problems: ['not_found'],
  },
  'POST /api/batches/:id/deeds': {
    summary: 'Seal, pause, resume or cancel a batch',
    tag: 'Batches',
    access: 'documents.upload',
    params: idParams,
    body: z.strictObject({ what: z.enum(batchDeeds) }),
    success: { status: 200, body: batchSchema },
    problems: ['not_found', 'conflict'],
  },
  'POST /api/batches/:id/retries': {
    summary: 'Have the documents of a batch that failed read again',
    tag: 'Batches',
    access: 'documents.retry',
    params: idParams,
    success: { status: 200, body: z.strictObject({ retried: count }) },
    problems: ['not_found', 'conflict'],
  },
  'GET /api/batches/:id/attention': {
    summary: 'What in a batch needs a person',
    tag: 'Batches',
    access: 'documents.read',
    params: idParams,
    success: { status: 200, body: batchAttentionSchema },
    problems: ['not_found'],
  },
  'GET /api/batches/:id/refusals': {
    summary: 'Files that came with a batch and became no document, and why',
    tag: 'Batches',
    access: 'documents.read',
    params: idParams,
    query: z.strictObject(pageQueryShape),
    success: { status: 200, body: pageOf(batchRefusalSchema) },
    problems: ['not_found'],
  },
  'GET /api/batches/:id/results': {
    summary:
      'Everything that was read in a batch, as one file: JSON Lines (all of it), CSV or Parquet (a value a line)',
    tag: 'Batches',
    access: 'documents.read',
    audit: { action: 'batch.exported', subject: 'id' },
    params: idParams,
    query: z.strictObject({ format: z.enum(exportFormats).default('jsonl') }),
    success: { status: 200, mediaType: 'application/octet-stream' },
    problems: ['not_found'],
  },
});
