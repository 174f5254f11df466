import { z } from 'zod';
import { contract, pageOf } from '../contract/index.ts';

const instant = z.iso.datetime();
const count = z.int().nonnegative();
const idParams = z.strictObject({ id: z.string().min(1).max(64) });

export const archiveStatuses = ['PENDING', 'RUNNING', 'DONE', 'FAILED'] as const;

/** A ZIP file on its way to becoming documents of its batch. */
export const archiveSchema = z.strictObject({
  id: z.string(),
  fileName: z.string(),
  sizeBytes: count,
  sha256: z.string(),
  status: z.enum(archiveStatuses),
  /** Why it was not unpacked to its end; what was unpacked before stays. */
  reason: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  /** Files in it; null until it was opened. */
  files: count.nullable(),
  /** Of these, the ones that became a document or were refused. */
  unpacked: count,
  createdAt: instant,
  finishedAt: instant.nullable(),
});
export type Archive = z.infer<typeof archiveSchema>;

/** Most archives that the list of a batch shows: the newest ones. */
export const mostArchivesListed = 200;

export const archivesContract = contract({
  'POST /api/batches/:id/archives': {
    summary: 'Upload a ZIP file, whose PDF, PNG and JPEG files become documents of the batch',
    tag: 'Batches',
    access: 'documents.upload',
    params: idParams,
    multipart: { field: 'file', description: 'One ZIP file.' },
    success: { status: 202, body: archiveSchema },
    problems: [
      'not_found',
      'conflict',
      'unsupported_type',
      'empty',
      'too_large',
      'too_many_files',
      'quota_exceeded',
      'storage_full',
    ],
  },
  'GET /api/batches/:id/archives': {
    summary: 'The ZIP files that came with a batch, the newest first, and how far they are unpacked',
    tag: 'Batches',
    access: 'documents.read',
    params: idParams,
    success: { status: 200, body: pageOf(archiveSchema) },
    problems: ['not_found'],
  },
});
