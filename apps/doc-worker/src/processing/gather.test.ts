import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createGathering } from './gather.ts';

interface Item {
  id: number;
  key: string;
  weight: number;
  /** Cannot be done, and no lot with it either. */
  isBad: boolean;
  /** Comes after so many turns of the event loop. */
  delay: number;
}

const most = 10;
const itemsArbitrary = fc
  .array(
    fc.record({
      key: fc.constantFrom('a', 'b'),
      weight: fc.integer({ min: 1, max: 14 }),
      isBad: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
      delay: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 30 },
  )
  .map((items): Item[] => items.map((item, id) => ({ id, ...item })));

/** Does the items, and tells in which lots, and how often each was done. */
async function doAll(items: readonly Item[]) {
  const lots: Item[][] = [];
  const done: number[] = [];
  const gathered = createGathering<Item, string>({
    work: async (lot) => {
      lots.push(lot);
      await sleep(0);
      if (lot.some(({ isBad }) => isBad)) throw new Error('not together');
      done.push(...lot.map(({ id }) => id));
      // Some take longer than their lot.
      return lot.map(({ id }) => (id % 3 === 0 ? sleep(0, `did ${id}`) : `did ${id}`));
    },
    workAlone: async ({ id, isBad }) => {
      await sleep(0);
      if (isBad) throw new Error(`cannot do ${id}`);
      done.push(id);
      return `did ${id}`;
    },
    keyOf: ({ key }) => key,
    weightOf: ({ weight }) => weight,
    most,
    lingerMilliseconds: 0,
  });
  const outcomes = await Promise.allSettled(
    items.map(async (item) => {
      for (let turn = 0; turn < item.delay; turn++) await sleep(0);
      return gathered(item);
    }),
  );
  return { lots, done, outcomes };
}

describe('what is done together', () => {
  it('is done once each, with the answer of each, whatever fails and in whatever order it comes', async () => {
    await fc.assert(
      fc.asyncProperty(itemsArbitrary, async (items) => {
        const { done, outcomes } = await doAll(items);
        const good = items.filter(({ isBad }) => !isBad);
        expect(done.toSorted((a, b) => a - b)).toEqual(good.map(({ id }) => id));
        items.forEach(({ id, isBad }, index) => {
          const outcome = outcomes[index]!;
          if (outcome.status === 'fulfilled') expect(outcome.value).toBe(`did ${id}`);
          else expect(outcome.reason).toEqual(new Error(`cannot do ${id}`));
          expect(outcome.status).toBe(isBad ? 'rejected' : 'fulfilled');
        });
      }),
      { numRuns: 50 },
    );
  });

  it('has one key, and weighs no more than it may', async () => {
    await fc.assert(
      fc.asyncProperty(itemsArbitrary, async (items) => {
        for (const lot of (await doAll(items)).lots) {
          expect(new Set(lot.map(({ key }) => key)).size).toBe(1);
          expect(lot.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(most);
          expect(lot.length).toBeGreaterThan(1);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is what came while the lot before was under way', async () => {
    const lots: number[][] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const gathered = createGathering<number, number>({
      work: async (lot) => {
        lots.push(lot);
        await held;
        return lot;
      },
      most: 100,
      lingerMilliseconds: 0,
    });
    const first = [gathered(1), gathered(2)];
    while (lots.length === 0) await sleep(1);
    const second = [gathered(3), gathered(4), gathered(5)];
    await sleep(5);
    expect(lots).toEqual([[1, 2]]);
    release();
    expect(await Promise.all([...first, ...second])).toEqual([1, 2, 3, 4, 5]);
    expect(lots).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });
});
