/**
 * Work that a page does piece by piece: one piece a task, in the order of asking, so that between two of them the
 * browser can paint, scroll and answer a key. Each piece says itself when it is done.
 */
const waiting: Turn[] = [];
let current: Turn | null = null;

type Turn = (done: () => void) => void;

/** Asks for a turn; what is returned takes the request back, also in the midst of the turn. */
export function takeTurn(work: Turn): () => void {
  waiting.push(work);
  if (current === null && waiting.length === 1) setTimeout(next, 0);
  return () => {
    const place = waiting.indexOf(work);
    if (place >= 0) waiting.splice(place, 1);
    else endTurn(work);
  };
}

function next(): void {
  const work = waiting.shift();
  if (work === undefined || current !== null) return;
  current = work;
  work(() => endTurn(work));
}

function endTurn(work: Turn): void {
  if (current !== work) return;
  current = null;
  if (waiting.length > 0) setTimeout(next, 0);
}
