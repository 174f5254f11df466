import { describe, expect, it } from '@jest/globals';
import type { QueueStatus } from '@gemmavision/domain/documents';
import { queueWords } from './queue-words.ts';

const quiet: QueueStatus = {
  pending: 0,
  queued: 0,
  running: 0,
  oldestWaitingSeconds: null,
  lastQuarterHour: { done: 0, failed: 0, rejected: 0, documentsPerMinute: 0 },
  workers: { alive: 1, places: 2, lastSeenAt: '2026-11-25T07:00:00.000Z' },
};
const nobody = { alive: 0, places: 0, lastSeenAt: quiet.workers.lastSeenAt };

describe('the words on a queue', () => {
  it('are few where nothing is to be done', () => {
    expect(queueWords(quiet, 'just now')).toEqual({
      state: 'idle',
      title: 'Nothing to do',
      facts: ['1 worker for 2 documents at a time'],
    });
  });

  it('tell what is read, what waits and how long, and how fast it goes', () => {
    const busy: QueueStatus = {
      ...quiet,
      pending: 3,
      queued: 1,
      running: 2,
      oldestWaitingSeconds: 400,
      lastQuarterHour: { done: 170, failed: 1, rejected: 2, documentsPerMinute: 173 / 15 },
    };
    const { state, title, facts } = queueWords(busy, 'just now');
    expect([state, title]).toEqual(['working', 'Reading 2 documents']);
    expect(facts.slice(0, 2)).toEqual([
      '4 documents wait, the oldest for 7 min',
      '12 a minute in the last 15 minutes (1 failed, 2 rejected)',
    ]);
  });

  it('say that other teams are served where nothing of this one is read', () => {
    const { state, facts } = queueWords({ ...quiet, pending: 1, oldestWaitingSeconds: 20 }, 'just now');
    expect(state).toBe('waiting');
    expect(facts[0]).toBe('1 document waits, the oldest for 20 s');
    expect(facts.at(-1)).toContain('shared by all teams');
  });

  it('put a missing worker before everything else, also where documents are still marked as being read', () => {
    const { state, facts } = queueWords(
      { ...quiet, pending: 2, running: 1, oldestWaitingSeconds: 200_000, workers: nobody },
      '3 minutes ago',
    );
    expect(state).toBe('stopped');
    expect(facts).toEqual(['2 documents wait, the oldest for 2 days', 'Last sign of life 3 minutes ago']);
    expect(queueWords({ ...quiet, workers: nobody }, null).facts).toEqual(['None was ever seen']);
  });
});
