import { execFile, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ApiKey } from '@gemmavision/domain/access';
import type { Batch } from '@gemmavision/domain/batches';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';
import { zipFile } from '../../../../testing/zip-file.ts';
import { programArguments } from '../../../../testing/program-arguments.ts';

// Each run of the command compiles it, on a machine that may be busy.
jest.setTimeout(180_000);

const root = path.resolve(import.meta.dirname, '../../../..');

/** What happens to a request on its way: it is answered by the way, or its answer is lost. */
type Fate =
  'passed on' | 'answer lost' | 'held' | { status: number; headers?: Record<string, string>; body?: object };

let portal: TestPortal;
let person: Person;
let key: string;
let folder: string;
let way: Server;
let url: string;
let fate: (request: IncomingMessage, number: number) => Fate;
let uploads: number;
beforeAll(async () => {
  portal = await startPortal();
  way = createServer(passOn);
  await new Promise<void>((resolve) => way.listen(0, '127.0.0.1', resolve));
  const address = way.address();
  url = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
});
afterAll(async () => {
  way.closeAllConnections();
  way.close();
  await portal.close();
});
beforeEach(async () => {
  person = await portal.person('analyst');
  const made = await person.send('POST', '/api/api-keys', { name: 'ingest', scope: 'documents' });
  key = ((await made.json()) as ApiKey & { key: string }).key;
  folder = await mkdtemp(path.join(tmpdir(), 'ingest-test-'));
  await mkdir(path.join(folder, 'papers', 'deep'), { recursive: true });
  for (const name of ['a.pdf', 'b.PDF', 'deep/c.pdf'])
    await writeFile(path.join(folder, 'papers', name), `%PDF-1.7\n${randomUUID()}`);
  await writeFile(path.join(folder, 'papers', 'notes.txt'), 'no document');
  fate = () => 'passed on';
  uploads = 0;
});
afterEach(() => rm(folder, { recursive: true }));

function passOn(incoming: IncomingMessage, response: ServerResponse): void {
  const isUpload = incoming.url?.startsWith('/api/documents?') === true;
  const what = isUpload ? fate(incoming, uploads++) : 'passed on';
  if (what === 'held') return;
  if (typeof what === 'object') {
    incoming.resume();
    const headers = { 'content-type': 'application/problem+json', ...what.headers };
    response
      .writeHead(what.status, headers)
      .end(JSON.stringify(what.body ?? { detail: 'The portal is busy.' }));
    return;
  }
  const { method, headers } = incoming;
  const outgoing = request(portal.url + (incoming.url ?? ''), { method, headers }, (answer) => {
    if (what === 'answer lost') return void response.destroy();
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(response);
  });
  outgoing.on('error', () => response.destroy());
  incoming.pipe(outgoing);
}

interface Summary {
  files: number;
  uploaded: number;
  skipped: number;
  duplicates: number;
  refused: number;
  batch: string | null;
  states?: object;
  attention?: object;
}

function ingest(sources: readonly string[], ...options: string[]) {
  const node = programArguments('cli');
  const env = {
    PATH: process.env['PATH'] ?? '',
    XDG_STATE_HOME: path.join(folder, 'state'),
    QUANTADVISOR_URL: url,
    QUANTADVISOR_API_KEY: key,
  };
  let child: ChildProcess | undefined;
  const ended = new Promise<{ status: number | null; summary: Summary | undefined; messages: string }>(
    (resolve) => {
      const parameters = [...node, 'ingest', ...sources.map((one) => path.join(folder, one)), ...options];
      child = execFile(process.execPath, parameters, { cwd: root, env }, (_error, output, messages) =>
        resolve({
          status: child?.exitCode ?? null,
          summary: output === '' ? undefined : (JSON.parse(output) as Summary),
          messages,
        }),
      );
    },
  );
  return Object.assign(ended, { kill: () => child?.kill('SIGKILL') });
}

const batches = async () => (await person.json<{ items: Batch[] }>('/api/batches')).items;

describe('quantadvisor ingest', () => {
  it('makes one batch of folders and ZIP files with what was asked for, waits, and says what needs a person', async () => {
    await portal.startWorker();
    await cp(path.join(root, 'fixtures/invoice.pdf'), path.join(folder, 'papers/a.pdf'));
    await rm(path.join(folder, 'papers/b.PDF'));
    await writeFile(
      path.join(folder, 'more.zip'),
      zipFile([
        { name: 'x/invoice.pdf', content: await readFile(path.join(root, 'fixtures/invoice.pdf')) },
        { name: 'x/notes.txt', content: Buffer.from('no document') },
      ]),
    );
    const options = ['--classification', 'confidential', '--languages', 'eng', '--no-model'];
    const run = await ingest(['papers', 'more.zip'], '--batch', 'The third quarter', '--wait', ...options);
    expect(run.summary).toMatchObject({
      files: 3,
      uploaded: 3,
      skipped: 0,
      refused: 0,
      states: { DONE: 2, REJECTED: 1 },
      attention: { refused: [{ code: 'unsupported_type', files: 1 }], unread: [{ code: 'corrupt' }] },
    });
    expect(run.status).toBe(3);
    expect(run.messages).toContain('1 document not read: The file is damaged');
    expect(run.messages).toContain('1 file not taken: This is not a PDF');
    expect(await batches()).toMatchObject([
      {
        id: run.summary?.batch,
        name: 'The third quarter',
        state: 'ended',
        classification: 'confidential',
        ocrLanguages: 'eng',
        asksModel: false,
        documents: 3,
      },
    ]);
    expect(await ingest(['papers', 'more.zip'])).toMatchObject({
      status: 0,
      summary: { uploaded: 0, skipped: 3, batch: run.summary?.batch },
    });
  });

  it('survives a portal that is busy, goes away and loses answers: each file is one document', async () => {
    const fates: Fate[] = ['answer lost', { status: 503, headers: { 'retry-after': '0' } }, { status: 429 }];
    fate = (_, number) => fates[number] ?? 'passed on';
    const run = await ingest(['papers'], '--concurrency', '1');
    expect(run).toMatchObject({ status: 0, summary: { files: 3, uploaded: 3, duplicates: 0, refused: 0 } });
    expect(run.messages).toContain('Next attempt in');
    const [batch] = await batches();
    expect(batch).toMatchObject({ id: run.summary?.batch, documents: 3, copies: 0 });
    expect(batch?.sealedAt).not.toBeNull();
    expect(batch?.name).toMatch(/^papers \d{4}-\d\d-\d\d$/);
  });

  it('goes on where it was killed, with the same batch; a file that has changed is sent again', async () => {
    fate = (_, number) => (number === 1 ? 'held' : 'passed on');
    const killed = ingest(['papers'], '--concurrency', '1');
    while (uploads < 2) await sleep(50);
    killed.kill();
    await killed;
    const [open] = await batches();
    expect(open).toMatchObject({ documents: 1, sealedAt: null });
    const run = await ingest(['papers']);
    expect(run).toMatchObject({ status: 0, summary: { uploaded: 2, skipped: 1, batch: open?.id } });
    await writeFile(path.join(folder, 'papers', 'a.pdf'), `%PDF-1.7\nother ${randomUUID()}`);
    const next = await ingest(['papers']);
    expect(next).toMatchObject({ status: 0, summary: { uploaded: 1, skipped: 2 } });
    expect((await batches()).map(({ documents }) => documents)).toEqual([1, 3]);
  });

  it('stops where nothing would get better, and says why', async () => {
    const quota = { code: 'quota_exceeded', detail: 'You may upload 10 documents a day.' };
    fate = () => ({ status: 429, body: quota });
    const [full, wrongKey, wrongSource, noLanguage] = await Promise.all([
      ingest(['papers']),
      ingest(['papers'], '--api-key', 'wrong'),
      ingest(['papers/notes.txt']),
      ingest(['papers'], '--languages', 'English!'),
    ]);
    expect(full).toMatchObject({ status: 1, summary: { uploaded: 0 } });
    expect(full.messages).toContain('10 documents a day');
    expect(wrongKey).toMatchObject({ status: 1, summary: { uploaded: 0, batch: null } });
    expect(wrongSource.messages).toContain('notes.txt is no folder');
    expect(noLanguage.messages).toContain('eng+deu');
    expect([wrongSource.status, noLanguage.status]).toEqual([1, 1]);
  });
});
