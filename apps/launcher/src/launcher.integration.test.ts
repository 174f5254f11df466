import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

let folder = '';
let taken: Server;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'launcher-'));
  taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
});
afterAll(async () => {
  taken.close();
  await rm(folder, { recursive: true });
});

/** Runs the launcher, which is expected to give up; what it said, and its status. */
async function launch(environment: Record<string, string>): Promise<{ status: number | null; said: string }> {
  const { PATH = '' } = process.env;
  const main = path.join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, ['--conditions=@gemmavision/source', '--import', 'tsx', main], {
    env: { PATH, DATA_DIR: path.join(folder, 'data'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (said += text));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, said };
}

describe('a start that cannot work says what to do', () => {
  it('when the port is in use', async () => {
    const { port } = taken.address() as AddressInfo;
    const { status, said } = await launch({ PORT: String(port) });
    expect(said).toContain(`Port ${port} is in use by another program: stop it, or choose another port`);
    expect(said).toContain(`PORT=${port + 1} npm start`);
    expect(status).toBe(1);
  });

  it('when settings are wrong, all of them at once', async () => {
    const { status, said } = await launch({ PORT: 'eighty', MAX_PAGES: '-1' });
    expect(said).toMatch(/PORT is "eighty": .*\n.*MAX_PAGES is "-1"/);
    expect(said).not.toContain('    at ');
    expect(status).toBe(1);
  });

  it('when the database of DATABASE_URL does not answer', async () => {
    const { status, said } = await launch({ DATABASE_URL: 'postgresql://user:hunter2@127.0.0.1:1/portal' });
    expect(said).toContain('portal on 127.0.0.1:1');
    expect(said).toContain('unset it to use the embedded one');
    expect(said).not.toContain('hunter2');
    expect(status).toBe(1);
  });

  it('when HOST is no address of this machine', async () => {
    const { status, said } = await launch({ HOST: '203.0.113.7' });
    expect(said).toContain('set HOST to 127.0.0.1 or 0.0.0.0');
    expect(status).toBe(1);
  });
});
