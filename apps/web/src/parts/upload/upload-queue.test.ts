import { describe, expect, it } from '@jest/globals';
import { isClutter, refusalOf } from './refusal.ts';
import {
  nextQueue,
  startable,
  summaryOf,
  worthShowing,
  type Upload,
  type UploadEvent,
} from './upload-queue.ts';

const anUpload = (key: number): Upload => ({
  key,
  name: `${key}.pdf`,
  sizeBytes: 100,
  state: { phase: 'waiting' },
});
const after = (...events: UploadEvent[]) => events.reduce(nextQueue, [anUpload(1), anUpload(2), anUpload(3)]);

describe('the upload queue', () => {
  it('starts no more than a few at once', () => {
    expect(startable(after(), 2)).toEqual([1, 2]);
    expect(startable(after({ type: 'started', key: 1 }, { type: 'started', key: 2 }), 2)).toEqual([]);
    expect(
      startable(after({ type: 'started', key: 1 }, { type: 'stored', key: 1, documentId: 'a' }), 2),
    ).toEqual([2, 3]);
  });

  it('is checking once all bytes are out', () => {
    const [upload] = after({ type: 'started', key: 1 }, { type: 'progressed', key: 1, sentBytes: 100 });
    expect(upload?.state.phase).toBe('storing');
  });

  it('does not wake what has ended', () => {
    const [upload] = after(
      { type: 'refused', key: 1, message: 'no', canRetry: false },
      { type: 'progressed', key: 1, sentBytes: 5 },
    );
    expect(upload?.state.phase).toBe('refused');
  });

  it('sends a refused file again when asked to, and nothing else', () => {
    expect(
      after({ type: 'refused', key: 1, message: 'no', canRetry: true }, { type: 'retried', key: 1 })[0]
        ?.state,
    ).toEqual({
      phase: 'waiting',
    });
    expect(
      after({ type: 'stored', key: 1, documentId: 'a' }, { type: 'retried', key: 1 })[0]?.state.phase,
    ).toBe('stored');
  });

  it('clears only what has ended', () => {
    const left = after(
      { type: 'stored', key: 1, documentId: 'a' },
      { type: 'started', key: 2 },
      { type: 'cleared' },
    );
    expect(left.map(({ key }) => key)).toEqual([2, 3]);
    expect(after({ type: 'dismissed', key: 2 })).toHaveLength(3);
  });

  it('shows of many what moves and what was refused before what waits and what is stored', () => {
    const uploads = after(
      { type: 'stored', key: 1, documentId: 'a' },
      { type: 'refused', key: 3, message: 'no', canRetry: false },
    );
    expect(worthShowing(uploads, 2).map(({ key }) => key)).toEqual([3, 2]);
    expect(worthShowing(uploads, 3)).toBe(uploads);
  });

  it('adds up', () => {
    expect(
      summaryOf(after({ type: 'stored', key: 1, documentId: 'a' }, { type: 'started', key: 2 })),
    ).toEqual({
      stored: 1,
      refused: 0,
      underWay: 2,
      total: 3,
    });
  });
});

describe('a file that is not sent', () => {
  it.each([
    ['notes.docx', 10, 'not a PDF'],
    ['a.pdf', 0, 'empty'],
    ['a.pdf', 101, 'too large'],
  ])('%s of %d bytes is refused because it is %s', (name, size, reason) => {
    expect(refusalOf({ name, size }, { limitBytes: 100 })).toContain(reason);
  });

  it('is none of these', () => {
    expect(refusalOf({ name: 'Scan.JPEG', size: 100 }, { limitBytes: 100 })).toBeUndefined();
  });

  it('is an archive, but into a batch', () => {
    const archive = { name: 'Filings.ZIP', size: 1_000 };
    expect(refusalOf(archive, { limitBytes: 100 })).toContain('batch');
    expect(refusalOf(archive, { limitBytes: 100, takesArchives: true })).toBeUndefined();
  });

  it('is passed over in silence when a folder brought it by accident', () => {
    expect(['.DS_Store', 'Thumbs.db', 'a.pdf'].map(isClutter)).toEqual([true, true, false]);
  });
});
