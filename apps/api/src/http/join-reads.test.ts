import { describe, expect, it } from '@jest/globals';
import { joinReads } from './join-reads.ts';

describe('reads that are joined', () => {
  it('never join one that is under way, which may have missed what changed since', async () => {
    let value = 'old';
    const ends: (() => void)[] = [];
    const asked: string[][] = [];
    const read = joinReads<string, string>(async (keys) => {
      asked.push(keys);
      const seen = value;
      await new Promise<void>((resolve) => ends.push(resolve));
      return new Map(keys.map((key) => [key, seen]));
    });
    const first = read('a');
    await settled();
    value = 'new';
    const later = [read('a'), read('b'), read('a')];
    await settled();
    expect(asked).toEqual([['a']]);
    ends[0]?.();
    expect(await first).toBe('old');
    await settled();
    ends[1]?.();
    expect(await Promise.all(later)).toEqual(['new', 'new', 'new']);
    expect(asked).toEqual([['a'], ['a', 'b']]);
  });

  it('fail for those who asked, and not for those who ask next', async () => {
    let isDown = true;
    const read = joinReads<string, number>(async (keys) => {
      if (isDown) throw new Error('down');
      return new Map(keys.map((key) => [key, 1]));
    });
    await expect(Promise.all([read('a'), read('b')])).rejects.toThrow('down');
    isDown = false;
    expect(await read('a')).toBe(1);
  });
});

const settled = () => new Promise((resolve) => setImmediate(resolve));
