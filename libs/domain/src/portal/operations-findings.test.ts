import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findOperationsTrouble, type OperationsFacts } from './operations-findings.ts';

const well: OperationsFacts = {
  waiting: 3,
  running: 2,
  oldestWaitingSeconds: 20,
  liveWorkers: 2,
  silentWorkers: 0,
  queueAnswers: true,
  freeBytes: 80e9,
  ended: 200,
  failed: 1,
};
const troubleOf = (change: Partial<OperationsFacts>) =>
  findOperationsTrouble({ ...well, ...change }).map(({ severity, what }) => `${severity}: ${what}`);

describe('what somebody on call is told', () => {
  it('is nothing while all is well, also where nothing is to do', () => {
    expect(troubleOf({})).toEqual([]);
    expect(troubleOf({ waiting: 0, running: 0, oldestWaitingSeconds: null, ended: 0, failed: 0 })).toEqual(
      [],
    );
  });

  it('is to act where documents wait and nobody reads, and to know it where none waits', () => {
    expect(troubleOf({ liveWorkers: 0 })).toEqual(['act: No worker is alive, and documents wait.']);
    expect(troubleOf({ liveWorkers: 0, waiting: 0, running: 0, oldestWaitingSeconds: null })).toEqual([
      'watch: No worker is alive.',
    ]);
  });

  it('does not take one failure for a trend', () => {
    expect(troubleOf({ ended: 3, failed: 3 })).toEqual([]);
    expect(troubleOf({ ended: 30, failed: 6 })).toEqual(['act: 6 of the last 30 documents failed.']);
  });

  it('puts what is urgent first, and tells what to do of each', () => {
    const count = fc.nat({ max: 10_000 });
    const facts = fc.record({
      waiting: count,
      running: count,
      oldestWaitingSeconds: fc.option(count),
      liveWorkers: fc.nat({ max: 3 }),
      silentWorkers: fc.nat({ max: 3 }),
      queueAnswers: fc.boolean(),
      freeBytes: fc.option(fc.double({ min: 0, max: 1e12, noNaN: true })),
      ended: count,
      failed: count,
    });
    fc.assert(
      fc.property(facts, (some) => {
        const found = findOperationsTrouble(some);
        const urgent = found.map(({ severity }) => severity === 'act');
        expect(urgent.lastIndexOf(true)).toBe(urgent.filter(Boolean).length - 1);
        for (const { advice } of found) expect(advice).toMatch(/\.$/);
      }),
    );
  });
});
