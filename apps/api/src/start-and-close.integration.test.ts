import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { readSettings } from '@gemmavision/settings';
import { freshDatabase, type TestDatabase } from '../../../testing/database.ts';
import { signIn } from '../../../testing/portal.ts';
import { startServer, type RunningServer } from './server.ts';

let database: TestDatabase;
let dataDir = '';
beforeAll(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(path.join(tmpdir(), 'start-and-close-'));
});
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true });
});

const owner = { email: 'ada@example.com', password: 'a long enough secret' };

function start(): Promise<RunningServer> {
  const settings = readSettings({
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    OWNER_EMAIL: owner.email,
    OWNER_PASSWORD: owner.password,
  });
  const logger = pino({ level: 'silent' });
  return startServer({
    settings: { ...settings, port: 0 },
    databaseUrl: database.url,
    logger,
    version: 'test',
  });
}

describe('the api', () => {
  it('starts as often as it is wanted at once, with one owner', async () => {
    const servers = await Promise.all([start(), start(), start()]);
    for (const { port } of servers) {
      expect(await signIn(`http://127.0.0.1:${port}`, owner.email, owner.password)).not.toBe('');
    }
    await Promise.all(servers.map((server) => server.close()));
  });

  it('closes although a request never ends', async () => {
    const server = await start();
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    const head = ['POST /api/setup HTTP/1.1', 'Host: localhost', 'Content-Type: application/json'];
    socket.write(`${[...head, 'Content-Length: 1000'].join('\r\n')}\r\n\r\n{`);
    await once(socket, 'ready');
    // Until the server has seen it: a connection without a request would be closed at once.
    await fetch(`http://127.0.0.1:${server.port}/health`);
    const ended = once(socket, 'close');
    await server.close();
    await ended;
  });
});
