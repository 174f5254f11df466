import { z } from 'zod';
import { errorCodes } from '../errors/index.ts';
import { classifications } from './classification.ts';

/** Most documents of one request: more would hold up the answer for a minute. */
export const mostDocumentsAtOnce = 500;

export const reasonSchema = z.string().trim().min(3).max(500);

const ids = z.array(z.string().min(1).max(64)).min(1).max(mostDocumentsAtOnce);

/** What is done to every one of the documents. */
export const bulkSchema = z.discriminatedUnion('action', [
  z.strictObject({ ids, action: z.enum(['delete', 'restore', 'purge', 'retry']) }),
  z.strictObject({
    ids,
    action: z.literal('classify'),
    classification: z.enum(classifications),
    /** Needed for those that become less protected. */
    reason: reasonSchema.optional(),
  }),
  z.strictObject({ ids, action: z.enum(['hold', 'release']), reason: reasonSchema }),
]);
export type BulkRequest = z.infer<typeof bulkSchema>;
export type BulkAction = BulkRequest['action'];

/** What became of each document, in the order of the request: `problem` is null where it was done. */
export const bulkResultSchema = z.strictObject({
  results: z.array(
    z.strictObject({
      id: z.string(),
      problem: z.strictObject({ code: z.enum(errorCodes), detail: z.string() }).nullable(),
    }),
  ),
});
export type BulkResult = z.infer<typeof bulkResultSchema>;
