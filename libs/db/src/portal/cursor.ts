import { AppError } from '@gemmavision/domain/errors';

interface Placed {
  createdAt: Date;
  id: string;
}

/** The condition for what comes after this place in a list that has the newest first. */
export function placeAfter(cursor: string) {
  const { createdAt, id } = placeOf(cursor);
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] };
}

/** The place itself. Throws invalid_request for a cursor that is none. */
export function placeOf(cursor: string): Placed {
  const match = /^(\d{1,15})\.([\w-]{1,64})$/.exec(cursor);
  const [, at, id] = match ?? [];
  if (at === undefined || id === undefined) {
    throw new AppError(
      'invalid_request',
      'The cursor is not one of ours: pass on nextCursor of the page before.',
    );
  }
  return { createdAt: new Date(Number(at)), id };
}

/** The cursor after the first `limit` of these rows; null when there are no more. */
export function cursorOf(rows: readonly Placed[], limit: number): string | null {
  const last = rows[limit - 1];
  return rows.length > limit && last ? `${last.createdAt.getTime()}.${last.id}` : null;
}
