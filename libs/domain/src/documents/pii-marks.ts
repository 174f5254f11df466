import { z } from 'zod';
import { documentViewed } from '../audit/endpoint-audit.ts';
import { contract } from '../contract/index.ts';
import { boundingBoxSchema, piiSpanSchema, piiTypes } from './extraction-result.ts';

/** Personal data in a page's text, and where it stands on the page. */
export const piiMarkSchema = piiSpanSchema.extend({
  /** Null for those who may not see it. */
  text: z.string().nullable(),
  /** One a line, in the page's units. */
  boxes: z.array(boundingBoxSchema),
});
export type PiiMark = z.infer<typeof piiMarkSchema>;

export const piiMarksSchema = z.strictObject({
  /** Whether all that the asking person is given of this document is masked. */
  isMasked: z.boolean(),
  /** How many places there are of each kind, over all pages. */
  counts: z.partialRecord(z.enum(piiTypes), z.int().positive()),
  marks: z.array(piiMarkSchema),
});
export type PiiMarks = z.infer<typeof piiMarksSchema>;

export const piiContract = contract({
  'GET /api/documents/:id/pii': {
    summary: 'Where personal data stands, of one page or of all; what it says only for those who may see it',
    tag: 'Documents',
    access: 'documents.read',
    audit: documentViewed,
    params: z.strictObject({ id: z.string().min(1).max(64) }),
    query: z.strictObject({ page: z.coerce.number().int().positive().max(2_147_483_647).optional() }),
    success: { status: 200, body: piiMarksSchema },
    problems: ['not_found'],
  },
});
