import type { PiiMark } from '@gemmavision/domain/documents';
import type { TextPiece } from '../placed-words.ts';

/** Pieces of a text that one mark covers, or that none does. */
export interface MarkedRun {
  /** Index among the marks of the page. */
  mark: number | null;
  pieces: TextPiece[];
}

/**
 * The pieces of a page’s text, put together by the marks over them; `marks` are in order and do not overlap. A word is
 * in the first mark that touches it; what stands between words is cut where a mark begins or ends.
 */
export function markedRuns(
  pieces: readonly TextPiece[],
  marks: readonly Pick<PiiMark, 'start' | 'end'>[],
): MarkedRun[] {
  const runs: MarkedRun[] = [];
  let at = 0;
  let next = 0;
  const put = (mark: number | null, piece: TextPiece) => {
    const last = runs.at(-1);
    if (last !== undefined && last.mark === mark) last.pieces.push(piece);
    else runs.push({ mark, pieces: [piece] });
  };
  for (const piece of pieces) {
    const end = at + piece.text.length;
    while (at < end) {
      let mark = marks[next];
      while (mark !== undefined && mark.end <= at) mark = marks[(next += 1)];
      const isInside = mark !== undefined && (piece.word === null ? mark.start <= at : mark.start < end);
      const edge = mark === undefined ? end : isInside ? mark.end : mark.start;
      const until = piece.word === null ? Math.min(end, edge) : end;
      const text = piece.text.slice(piece.text.length - (end - at), piece.text.length - (end - until));
      put(isInside ? next : null, { ...piece, text });
      at = until;
    }
  }
  return runs;
}
