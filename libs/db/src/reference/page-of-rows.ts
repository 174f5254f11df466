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

/** Cuts the rows of such a query to the page. */
export function pageOfRows<Row extends { id: string }, T>(
  rows: readonly Row[],
  { limit }: PageQuery,
  toItem: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  return { items: shown.map(toItem), nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}
