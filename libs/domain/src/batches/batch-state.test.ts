import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { batchDeeds, batchStateOf, whyNot, type BatchDeed, type BatchFacts } from './batch-state.ts';

const facts = fc.record({
  isPaused: fc.boolean(),
  isSealed: fc.boolean(),
  isCancelled: fc.boolean(),
  isUnfinished: fc.boolean(),
});

/** What holds after the deed. Nothing waits any more in what was cancelled. */
const after: Record<BatchDeed, (before: BatchFacts) => BatchFacts> = {
  seal: (before) => ({ ...before, isSealed: true }),
  pause: (before) => ({ ...before, isPaused: true }),
  resume: (before) => ({ ...before, isPaused: false }),
  cancel: (before) => ({
    ...before,
    isPaused: false,
    isSealed: true,
    isCancelled: true,
    isUnfinished: false,
  }),
};

const allowed = fc
  .record({ before: facts, deed: fc.constantFrom(...batchDeeds) })
  .filter(({ before, deed }) => whyNot(deed, before) === null)
  .map(({ before, deed }) => ({ before, deed, then: after[deed](before) }));

describe('the state of a batch', () => {
  it('is an end only where nothing is unfinished and nothing more may come', () => {
    fc.assert(
      fc.property(facts, (of) => {
        const isEnd = ['ended', 'cancelled'].includes(batchStateOf(of));
        expect(isEnd).toBe(!of.isUnfinished && (of.isSealed || of.isCancelled));
      }),
    );
  });

  it('takes new documents in no state but an open one', () => {
    const open = { isSealed: false, isCancelled: false };
    fc.assert(
      fc.property(facts, (of) => {
        expect(['receiving', 'reading', 'paused']).toContain(batchStateOf({ ...of, ...open }));
      }),
    );
  });

  it('is cancelled for good, until something of it is read again', () => {
    fc.assert(
      fc.property(facts, (of) => {
        const then = after.cancel(of);
        expect(batchStateOf(then)).toBe('cancelled');
        expect(batchStateOf({ ...then, isUnfinished: true })).toBe('reading');
      }),
    );
  });
});

describe('what is done to a batch', () => {
  it('is not done twice', () => {
    fc.assert(
      fc.property(allowed, ({ deed, then }) => {
        expect(whyNot(deed, then)).toMatch(/\.$/);
      }),
    );
  });

  it('never brings one back from its end', () => {
    fc.assert(
      fc.property(allowed, ({ before, then }) => {
        const isEnd = (of: BatchFacts) => ['ended', 'cancelled'].includes(batchStateOf(of));
        if (isEnd(before)) expect(isEnd(then)).toBe(true);
      }),
    );
  });

  it('can always be taken back, if it was a pause', () => {
    fc.assert(
      fc.property(allowed, ({ before, deed, then }) => {
        if (deed !== 'pause') return;
        expect(batchStateOf(then)).toBe('paused');
        expect(whyNot('resume', then)).toBeNull();
        expect(batchStateOf(after.resume(then))).toBe(batchStateOf(before));
      }),
    );
  });
});
