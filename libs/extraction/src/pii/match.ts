import type { PiiType } from '@gemmavision/domain/documents';

/** A stretch of a text; offsets count UTF-16 units, `end` is exclusive. */
export interface PiiMatch {
  type: PiiType;
  start: number;
  end: number;
}

/** What stands around a stretch of text: up to so many characters before it and after it. */
export function around(
  text: string,
  { start, end }: { start: number; end: number },
  before: number,
  after: number,
) {
  return { before: text.slice(Math.max(0, start - before), start), after: text.slice(end, end + after) };
}
