import { z } from 'zod';
import { defineJob } from './define-job.ts';

/** Read one document. The row says everything else; the payload is ids only. */
export const processDocument = defineJob({
  queue: 'documents',
  name: 'process-document',
  payload: z.strictObject({
    documentId: z.string(),
    /** The attempt that was current when the job was made: a job that outlived its attempt does nothing. */
    attempt: z.int().nonnegative(),
  }),
  jobId: ({ documentId, attempt }) => `${documentId}-${attempt}`,
});
