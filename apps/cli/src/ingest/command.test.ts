import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

jest.setTimeout(120_000);

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** A portal as far as `ingest` sees one; `answer` may refuse an upload. */
class StubPortal {
  readonly received: string[] = [];
  answer: (fileName: string, attempt: number) => number = () => 201;
  private readonly attempts = new Map<string, number>();
  private readonly server: Server = createServer((request, response) => void this.handle(request, response));

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const json = (status: number, value: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    if (request.headers.authorization !== 'Bearer qa_test')
      return json(401, { detail: 'The API key is unknown.' });
    if (request.method === 'GET') return json(200, { status: 'DONE', pages: 1 });
    const name = /name="file"; filename="([^"]*)"/.exec(body)?.[1] ?? '';
    const attempt = (this.attempts.get(name) ?? 0) + 1;
    this.attempts.set(name, attempt);
    const status = this.answer(name, attempt);
    if (status !== 201) return json(status, { detail: `No to ${name}.` });
    this.received.push(name);
    json(201, { id: `id-${name}`, status: 'PENDING' });
  }
}

let folder: string;
let portal: StubPortal;
let url: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ingest-test-'));
  portal = new StubPortal();
  url = await portal.open();
  await mkdir(path.join(folder, 'documents', 'deep'), { recursive: true });
  for (const name of ['a.pdf', 'b.PNG', 'notes.txt', 'deep/c.jpeg']) {
    await writeFile(path.join(folder, 'documents', name), `content of ${name}`);
  }
});
afterEach(async () => {
  await portal.close();
  await rm(folder, { recursive: true });
});

function ingest(...args: string[]): Promise<{ status: number; summary: unknown; messages: string }> {
  const node = [
    '--import',
    'tsx',
    '--conditions=@gemmavision/source',
    path.join(root, 'apps/cli/src/main.ts'),
  ];
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...node, 'ingest', path.join(folder, 'documents'), ...args],
      {
        cwd: root,
        env: {
          PATH: process.env['PATH'] ?? '',
          XDG_STATE_HOME: path.join(folder, 'state'),
          QUANTADVISOR_URL: url,
          QUANTADVISOR_API_KEY: 'qa_test',
        },
      },
      (_error, output, messages) =>
        resolve({
          status: child.exitCode ?? -1,
          summary: output === '' ? undefined : JSON.parse(output),
          messages,
        }),
    );
  });
}

describe('quantadvisor ingest', () => {
  it('sends every document under the folder and waits until they are read', async () => {
    const run = await ingest('--wait');
    expect(portal.received.sort()).toEqual(['a.pdf', 'b.PNG', 'c.jpeg']);
    expect(run.summary).toEqual({
      files: 3,
      uploaded: 3,
      skipped: 0,
      duplicates: 0,
      refused: 0,
      states: { DONE: 3 },
    });
    expect(run.status).toBe(0);
  });

  it('goes on where it was interrupted, and sends again what has changed', async () => {
    portal.answer = (name) => (name === 'b.PNG' ? 415 : 201);
    expect(await ingest()).toMatchObject({ status: 3, summary: { uploaded: 2, refused: 1 } });
    portal.answer = () => 201;
    await writeFile(path.join(folder, 'documents', 'a.pdf'), 'other content of a.pdf');
    expect(await ingest()).toMatchObject({ status: 0, summary: { uploaded: 2, skipped: 1, refused: 0 } });
    expect(portal.received.sort()).toEqual(['a.pdf', 'a.pdf', 'b.PNG', 'c.jpeg']);
  });

  it('waits and tries again when the portal is busy', async () => {
    portal.answer = (name, attempt) => (name === 'a.pdf' && attempt < 3 ? 429 : 201);
    const run = await ingest();
    expect(run).toMatchObject({ status: 0, summary: { uploaded: 3 } });
    expect(run.messages).toContain('Next attempt in');
  });

  it('stops when the key is not accepted', async () => {
    const run = await ingest('--api-key', 'wrong');
    expect(run).toMatchObject({ status: 1, summary: { uploaded: 0 } });
    expect(run.messages).toContain('The API key is unknown.');
    expect(portal.received).toEqual([]);
  });
});
