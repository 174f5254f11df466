import { z } from 'zod';
import { boundingBoxSchema } from './extraction-result.ts';

/** A place where a searched text stands. */
const textHitSchema = z.strictObject({
  page: z.int().positive(),
  /** One a line that the text reaches over, in the page’s units. */
  boxes: z.array(boundingBoxSchema),
  /** Indexes of the first and the last word. */
  words: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
  /** What stands around it, for a list of hits. */
  before: z.string(),
  text: z.string(),
  after: z.string(),
});
export type TextHit = z.infer<typeof textHitSchema>;

/** What a search in a document’s text answers: the places in reading order. */
export const textHitsSchema = z.strictObject({
  hits: z.array(textHitSchema),
  /** There are more than are listed. */
  isCut: z.boolean(),
});
export type TextHits = z.infer<typeof textHitsSchema>;
