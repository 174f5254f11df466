import { setTimeout as sleep } from 'node:timers/promises';
import { isTerminal, type DocumentStatus } from '@gemmavision/domain/documents';
import { tell } from '../output.ts';
import type { Portal } from './portal.ts';

/** Documents are read roughly in the order of their arrival: only the oldest unfinished ones are asked about. */
const askedAtATime = 20;
const pauseMilliseconds = 1000;

/** Waits until every document has come to rest; the numbers by state. A document deleted meanwhile counts nowhere. */
export async function waitForAll(
  portal: Portal,
  ids: readonly string[],
): Promise<Partial<Record<DocumentStatus, number>>> {
  const states: Partial<Record<DocumentStatus, number>> = {};
  let unfinished = [...ids];
  while (unfinished.length > 0) {
    const asked = unfinished.slice(0, askedAtATime);
    const finished = new Set<string>();
    for (const id of asked) {
      const answer = await portal.statusOf(id);
      if (answer.kind === 'hopeless') {
        tell(answer.message);
        return states;
      }
      if (answer.kind === 'refused') finished.add(id);
      else if (isTerminal(answer.body)) {
        states[answer.body] = (states[answer.body] ?? 0) + 1;
        finished.add(id);
      }
    }
    unfinished = unfinished.filter((id) => !finished.has(id));
    if (finished.size === 0) await sleep(pauseMilliseconds);
    else tell(`${ids.length - unfinished.length} of ${ids.length} documents are read`);
  }
  return states;
}
