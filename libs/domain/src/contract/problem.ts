import { z } from 'zod';
import { errorCodes } from '../errors/index.ts';

/** An error over HTTP: RFC 9457 problem details, with our stable `code`. */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(errorCodes),
  /** The request's id, also in the log. */
  requestId: z.string().optional(),
  /** What was wrong with the request, field by field. */
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
