import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { FoundFile } from './find-files.ts';
import { openJournal } from './journal.ts';

let state: string;
beforeEach(async () => {
  state = await mkdtemp(path.join(tmpdir(), 'journal-test-'));
});
afterEach(() => rm(state, { recursive: true }));

const open = (key = 'key', sources = ['/papers']) => openJournal(state, sources, 'http://portal', key);
const file: FoundFile = { file: '/papers/a.pdf', name: 'a.pdf', size: 7, modified: 1, kind: 'document' };

it('remembers over runs what each file became, for the folders and the key that it was sent with', async () => {
  const journal = await open();
  await journal.began({ id: 'batch', name: 'first' });
  await journal.accepted(file, 'document', 'batch');
  const next = await open();
  expect(next.idOf(file, undefined)).toBe('document');
  expect(next.lastBatch(undefined)).toEqual({ id: 'batch', name: 'first' });
  expect(next.lastBatch('second')).toBeUndefined();
  expect(next.idOf({ ...file, modified: 2 }, undefined)).toBeUndefined();
  for (const other of [await open('another key'), await open('key', ['/papers', '/more'])])
    expect(other.idOf(file, undefined)).toBeUndefined();
});

it('knows by the name of a batch what went into it, and what did not', async () => {
  const journal = await open();
  await journal.began({ id: 'batch', name: 'first' });
  await journal.accepted(file, 'document', 'batch');
  expect(journal.idOf(file, 'first')).toBe('document');
  expect(journal.idOf(file, 'second')).toBeUndefined();
  await journal.began({ id: 'batch-2', name: 'second' });
  await journal.accepted(file, 'document-2', 'batch-2');
  expect([journal.idOf(file, 'first'), journal.idOf(file, 'second')]).toEqual(['document', 'document-2']);
});

it('passes over a line that was cut short, and goes on behind it', async () => {
  await (await open()).accepted(file, 'document', 'batch');
  const [name] = await readdir(path.join(state, 'ingest'));
  await appendFile(path.join(state, 'ingest', name ?? ''), '\n{"path":"b.p');
  const other = { ...file, name: 'b.pdf' };
  await (await open()).accepted(other, 'other', 'batch');
  const journal = await open();
  expect([journal.idOf(file, undefined), journal.idOf(other, undefined)]).toEqual(['document', 'other']);
});
