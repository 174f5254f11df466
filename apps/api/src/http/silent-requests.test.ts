import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request, type ClientRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import express from 'express';
import type { Problem } from '@gemmavision/domain/contract';
import { folderStorage } from '@gemmavision/storage';
import { receiveFiles } from '../documents/receive-files.ts';
import { answerErrors } from './answer-errors.ts';
import { parseJson } from './parse-json.ts';
import { endSilentRequests } from './silent-requests.ts';

let folder = '';
let server: Server;
const silentRequests = endSilentRequests({
  silentMilliseconds: 600,
  shortestMilliseconds: 2_000,
  slowestBytesPerSecond: 1_000_000,
});

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'silent-'));
  const storage = folderStorage(folder);
  const app = express();
  app.use(silentRequests.watch);
  app.post('/files', async (asked, response) => {
    response.json(await receiveFiles(asked, 'team', storage, { uploadBytes: 1e8, filesPerUpload: 3 }));
  });
  app.post('/json', parseJson, (asked, response) => void response.json(asked.body));
  app.post('/late', async (asked, response) => {
    await sleep(1_500);
    asked.resume();
    await once(asked, 'end');
    response.json({});
  });
  app.use(answerErrors);
  server = app.listen(0, '127.0.0.1');
  server.requestTimeout = 0;
  await once(server, 'listening');
});
afterAll(async () => {
  silentRequests.close();
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true });
});

function begin(target: string, headers: Record<string, string | number>): ClientRequest {
  const { port } = server.address() as AddressInfo;
  const sent = request({ host: '127.0.0.1', port, path: target, method: 'POST', headers });
  return sent.on('error', () => undefined);
}

async function answerTo(sent: ClientRequest): Promise<{ status: number | undefined; body: unknown }> {
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, body: await json(answer) };
}

const multipart = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': 500_000 };
const fileHead = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7';
const unfinished = () => readdir(path.join(folder, '.parts'));
const stored = () => readdir(path.join(folder, 'documents/team')).catch(() => []);

it.each([100, 100_000])(
  'ends an upload that falls silent after %i bytes, and keeps nothing of it',
  async (bytes) => {
    const sent = begin('/files', multipart);
    sent.write(fileHead + 'x'.repeat(bytes));
    const { status, body } = await answerTo(sent);
    expect([status, (body as Problem).code]).toEqual([408, 'request_timeout']);
    await once(sent, 'close');
    while ((await unfinished().catch(() => [])).length > 0) await sleep(20);
    expect(await stored()).toEqual([]);
  },
);

it('ends a body of JSON that falls silent', async () => {
  const sent = begin('/json', { 'content-type': 'application/json', 'content-length': 100 });
  sent.write('{"a":');
  expect((await answerTo(sent)).status).toBe(408);
});

it('ends a body that trickles for longer than it may take', async () => {
  const sent = begin('/json', { 'content-type': 'application/json', 'content-length': 10_000 });
  sent.write('{"a":"');
  const drops = setInterval(() => sent.write('x'), 100);
  const { status } = await answerTo(sent);
  clearInterval(drops);
  expect(status).toBe(408);
});

it('waits for a slow sender for longer than one may be silent', async () => {
  const body = `${fileHead}${'x'.repeat(30_000)}\r\n--x--\r\n`;
  const sent = begin('/files', { ...multipart, 'content-length': body.length });
  const answer = answerTo(sent);
  for (let at = 0; at < body.length; at += 5_000) {
    sent.write(body.slice(at, at + 5_000));
    await sleep(200);
  }
  sent.end();
  expect((await answer).status).toBe(200);
});

it('does not blame the sender for time in which nobody reads', async () => {
  const sent = begin('/late', { 'content-length': 4_000_000 });
  const answer = answerTo(sent);
  sent.end(Buffer.alloc(4_000_000));
  expect((await answer).status).toBe(200);
});
