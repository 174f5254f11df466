import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Database } from './client.ts';
import { withinShare } from './team-share.ts';

// Nothing of it is asked: it only tells pools apart.
const pool = () => ({}) as Database;

describe('a team’s share of the connections', () => {
  it('lets work in by the order of asking, never more than the share at once, also after failures', async () => {
    const database = pool();
    const order: number[] = [];
    let underWay = 0;
    let most = 0;
    const asked = Array.from({ length: 30 }, (_, index) =>
      withinShare(database, 'a', 3, async () => {
        order.push(index);
        most = Math.max(most, ++underWay);
        await sleep(1);
        underWay--;
        if (index % 3 === 0) throw new Error('no');
        return index;
      }),
    );
    const ended = await Promise.allSettled(asked);
    expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(10);
    expect([most, order]).toEqual([3, order.toSorted((a, b) => a - b)]);
  });

  it('holds up neither another team nor another pool', async () => {
    const database = pool();
    let end = () => {};
    const held = withinShare(database, 'a', 1, () => new Promise<void>((resolve) => (end = resolve)));
    const next = withinShare(database, 'a', 1, async () => 'next');
    expect(await withinShare(database, 'b', 1, async () => 'other team')).toBe('other team');
    expect(await withinShare(pool(), 'a', 1, async () => 'other pool')).toBe('other pool');
    end();
    await held;
    expect(await next).toBe('next');
  });

  it('sends away who would wait behind a thousand', async () => {
    const database = pool();
    let end = () => {};
    const held = withinShare(database, 'a', 1, () => new Promise<void>((resolve) => (end = resolve)));
    const waiting = Array.from({ length: 1_000 }, () => withinShare(database, 'a', 1, async () => 1));
    await expect(withinShare(database, 'a', 1, async () => 1)).rejects.toMatchObject({ code: 'unavailable' });
    end();
    await held;
    expect(await Promise.all(waiting)).toHaveLength(1_000);
  });
});
