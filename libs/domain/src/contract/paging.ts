import { z } from 'zod';
import { wholeNumber } from './number-in-text.ts';

/** `?cursor=&limit=` of every list. The cursor is opaque: pass on what `nextCursor` said. */
export const pageQueryShape = {
  cursor: z.string().max(200).optional(),
  limit: wholeNumber(1, 200).default(50),
};

/** A page of a list; `nextCursor` is null on the last one. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}
