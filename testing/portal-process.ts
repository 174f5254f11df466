import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@gemmavision/db/embedded';

const root = path.resolve(import.meta.dirname, '..');

export interface PortalProcess {
  url: string;
  /** Ends it as Ctrl-C does, and removes its data. */
  stop(): Promise<void>;
}

/**
 * The whole portal as `npm start` runs it, from what was built, on a free port and with an empty data folder.
 * `settings` are environment variables that it gets beside those.
 */
export async function startPortalProcess(settings: Record<string, string> = {}): Promise<PortalProcess> {
  const launcher = path.join(root, 'apps/launcher/dist/main.js');
  for (const built of [launcher, path.join(root, 'apps/web/dist/index.html')]) {
    if (!existsSync(built)) throw new Error(`${built} is not there: run \`npm run build\` first`);
  }
  const dataDir = await mkdtemp(path.join(tmpdir(), 'quantadvisor-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const said: string[] = [];
  const environment = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'warn',
    ...settings,
  };
  // The portal under test is a portal of its own, whatever the shell points at.
  for (const name of [
    'DATABASE_URL',
    'REDIS_URL',
    'PUBLIC_URL',
    'OWNER_EMAIL',
    'OWNER_PASSWORD',
    'NODE_OPTIONS',
  ]) {
    Reflect.deleteProperty(environment, name);
  }
  const child = spawn(process.execPath, [launcher], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  for (;;) {
    if (child.exitCode !== null) {
      await rm(dataDir, { recursive: true, force: true });
      throw new Error(`the portal ended while starting:\n${said.join('')}`);
    }
    const answer = await fetch(`${url}/ready`).catch(() => undefined);
    if (answer?.ok) return { url, stop };
    await sleep(200);
  }
}
