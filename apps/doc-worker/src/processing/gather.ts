import { setTimeout as sleep } from 'node:timers/promises';

export interface GatheringOptions<Item, Result> {
  /**
   * Does the work for several at once: one result for each, in their order, or the promise of one that takes longer.
   * Rejects where nothing of it was done.
   */
  work: (items: Item[]) => Promise<(Result | Promise<Result>)[]>;
  /** Does the work for one alone, where it could not be done together. Left out, `work` is asked for it. */
  workAlone?: (item: Item) => Promise<Result>;
  /** Only what has the same key is done together. */
  keyOf?: (item: Item) => string;
  /** How much of `most` an item takes; 1 where it is left out. */
  weightOf?: (item: Item) => number;
  /** So much at most is done together; an item that is heavier is done alone. */
  most: number;
  /** So long it is waited for others. */
  lingerMilliseconds: number;
}

/**
 * Does together what many ask for at about the same time: what comes within a few milliseconds, or while the lot before
 * is under way, is one lot. Should a lot fail, each of it is done alone, so that one bad item takes no other with it;
 * an item must therefore bear to be done twice, as after a connection that was lost before it could tell.
 */
export function createGathering<Item, Result>(
  options: GatheringOptions<Item, Result>,
): (item: Item) => Promise<Result> {
  const { work, keyOf = () => '', weightOf = () => 1, most, lingerMilliseconds } = options;
  const workAlone = options.workAlone ?? (async (item: Item) => onlyOf(await work([item])));
  const waitingByKey = new Map<string, Waiting<Item, Result>[]>();

  async function drain(key: string, waiting: Waiting<Item, Result>[]): Promise<void> {
    while (waiting.length > 0) {
      await sleep(lingerMilliseconds);
      await workOn(nextLot(waiting));
    }
    waitingByKey.delete(key);
  }

  function nextLot(waiting: Waiting<Item, Result>[]): Waiting<Item, Result>[] {
    let weight = 0;
    const end = waiting.findIndex(({ item }) => (weight += weightOf(item)) > most);
    return waiting.splice(0, end === -1 ? waiting.length : Math.max(1, end));
  }

  async function workOn(lot: Waiting<Item, Result>[]): Promise<void> {
    if (lot.length > 1) {
      try {
        const results = await work(lot.map(({ item }) => item));
        lot.forEach(({ resolve }, index) => resolve(results[index]!));
        return;
      } catch {
        // Whose fault it is, shows when each is done alone.
      }
    }
    await Promise.all(lot.map(({ item, resolve, reject }) => workAlone(item).then(resolve, reject)));
  }

  return (item) =>
    new Promise((resolve, reject) => {
      const key = keyOf(item);
      const waiting = waitingByKey.get(key);
      if (waiting) {
        waiting.push({ item, resolve, reject });
        return;
      }
      const first = [{ item, resolve, reject }];
      waitingByKey.set(key, first);
      void drain(key, first);
    });
}

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result | Promise<Result>) => void;
  reject: (error: unknown) => void;
}

function onlyOf<Result>(results: readonly Result[]): Result {
  if (results.length !== 1) throw new Error(`one thing was asked for, and ${results.length} came back`);
  return results[0]!;
}
