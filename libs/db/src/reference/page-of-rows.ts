import { AppError } from '@gemmavision/domain/errors';

/** `?cursor=&limit=`; the cursor is the id of the last item of the page before. */
export interface PageQuery {
  cursor?: string | undefined;
  limit: number;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** What a query must ask for: one row more than the page holds, so that it is known whether more follow. */
export function pageArguments({ cursor, limit }: PageQuery) {
  return { take: limit + 1, ...(cursor !== undefined && { cursor: { id: cursor }, skip: 1 }) };
}

/**
 * Cuts the rows of such a query to the page. Throws invalid_request for a cursor after which nothing comes: none was
 * given out that leads there, and an empty page would look like the end of a list that changed meanwhile.
 */
export function pageOfRows<Row extends { id: string }, T>(
  rows: readonly Row[],
  { limit, cursor }: PageQuery,
  toItem: (row: Row) => T,
): Page<T> {
  if (cursor !== undefined && rows.length === 0) throw unknownCursor(cursor);
  const shown = rows.slice(0, limit);
  return { items: shown.map(toItem), nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

/** A cursor that this list never gave, or no longer knows. */
export function unknownCursor(cursor: string): AppError {
  return new AppError(
    'invalid_request',
    `No place in this list has the cursor "${cursor}" (any more). Begin again without a cursor.`,
  );
}
