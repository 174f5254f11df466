import { describe, expect, it } from '@jest/globals';
import { defaultName } from './choose-batch.ts';
import { createProgress, describeSending, inWords } from './progress.ts';

function screen(isTerminal: boolean) {
  let text = '';
  let now = 0;
  return {
    screen: { isTerminal, columns: 20, now: () => now, write: (more: string) => void (text += more) },
    wait: (milliseconds: number) => (now += milliseconds),
    text: () => text,
  };
}

describe('progress', () => {
  it('is one line on a terminal, never wider than it, with what is said above it', () => {
    const { screen: on, wait, text } = screen(true);
    const progress = createProgress(on);
    progress.show('a line that is wider than the terminal');
    progress.say('said');
    wait(1_000);
    progress.show('done');
    progress.end();
    const lines = text().split(/\r\u001b\[K/);
    expect(lines).toEqual(['', 'a line that is wide', 'said\n', 'a line that is wide', 'done\n']);
  });

  it('is a line now and then elsewhere, without anything that moves a cursor, and the last one always', () => {
    const { screen: on, wait, text } = screen(false);
    const progress = createProgress(on);
    for (let count = 1; count <= 100; count++) {
      progress.show(`${count}`);
      wait(100);
    }
    progress.say('said');
    progress.end();
    expect(text()).toBe('1\n51\nsaid\n100\n');
  });

  it('tells how far it is, how fast, and how long it still takes', () => {
    const sent = { files: 50, ofFiles: 200, bytes: 25e6, ofBytes: 100e6, seconds: 10 };
    expect(describeSending(sent)).toBe('50 of 200 files · 25 of 100 MB · 5.0 files/s · 30 s left');
    expect(describeSending({ ...sent, files: 0, bytes: 0, seconds: 0 })).toBe(
      '0 of 200 files · 0.0 of 100 MB',
    );
    expect([30, 600, 7_500].map(inWords)).toEqual(['30 s', '10 min', '2 h 5 min']);
  });
});

describe('the name of a batch', () => {
  it('is that of the folder, and the day', () => {
    const name = (source: string) => defaultName([source], new Date(2026, 0, 5));
    expect([name('/srv/inbox/'), name('papers.zip'), name('/')]).toEqual([
      'inbox 2026-01-05',
      'papers.zip 2026-01-05',
      'documents 2026-01-05',
    ]);
  });
});
