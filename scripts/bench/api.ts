/**
 * Data routes of the api under load, beside a bare Express route that sends the same bytes. The api, the bare route
 * and autocannon are processes of their own; all of them share the processors of this machine.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Measurement } from './measurement.ts';

const connections = 50;
const seconds = 8;
const owner = { email: 'bench@example.com', password: 'a password for the bench' };
const loadSchema = z.object({
  requests: z.object({ average: z.number() }),
  latency: z.object({ p50: z.number(), p99: z.number() }),
  errors: z.number(),
  non2xx: z.number(),
});

/** Requests each second and latencies, with a session cookie and with an API key. */
export async function measureApi(): Promise<Measurement[]> {
  const api = run('api-server.ts', [owner.email, owner.password]);
  try {
    const url = `http://127.0.0.1:${await firstLine(api)}`;
    const cookie = await signIn(url);
    const authorization = `Bearer ${await makeKey(url, cookie)}`;
    const rows: Measurement[] = [];
    for (const target of ['/api/models', '/api/benchmarks/arena', '/api/benchmarks/suites']) {
      const reference = await loadBare(await bytesOf(url + target, cookie));
      for (const [way, header] of [
        ['session cookie', `cookie=${cookie}`],
        ['API key', `authorization=${authorization}`],
      ] as const) {
        await load(url + target, header, 3);
        rows.push({
          what: `GET ${target}, ${way}, ${connections} connections`,
          figure: await load(url + target, header, seconds),
          reference: `bare Express route, same bytes: ${reference}`,
        });
      }
    }
    return rows;
  } finally {
    api.stdin?.end();
    await once(api, 'exit');
  }
}

function run(script: string, args: string[] = []): ChildProcess {
  const file = path.join(import.meta.dirname, script);
  return spawn(process.execPath, [...process.execArgv, file, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the process was started without a pipe');
  for await (const line of createInterface(child.stdout)) return line;
  throw new Error('the process ended before it listened');
}

async function loadBare(bytes: Buffer): Promise<string> {
  const bare = run('bare-express.ts');
  try {
    bare.stdin?.end(bytes);
    const url = `http://127.0.0.1:${await firstLine(bare)}/`;
    await load(url, 'accept=*/*', 3);
    return await load(url, 'accept=*/*', seconds);
  } finally {
    bare.kill();
  }
}

async function load(url: string, header: string, duration: number): Promise<string> {
  const program = createRequire(import.meta.url).resolve('autocannon');
  const args = [program, '--json', '--no-progress', '-c', String(connections), '-d', String(duration)];
  const cannon = spawn(process.execPath, [...args, '-H', header, url], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const parts: Buffer[] = [];
  for await (const part of cannon.stdout) parts.push(part as Buffer);
  const { requests, latency, errors, non2xx } = loadSchema.parse(JSON.parse(String(Buffer.concat(parts))));
  if (errors + non2xx > 0) throw new Error(`${url}: ${errors} errors, ${non2xx} answers that are not 2xx`);
  return `${requests.average.toFixed(0)} requests/s, p50 ${latency.p50} ms, p99 ${latency.p99} ms`;
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(owner),
  });
  if (!response.ok) throw new Error(`sign-in failed: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

async function makeKey(url: string, cookie: string): Promise<string> {
  const response = await fetch(`${url}/api/api-keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ name: 'bench' }),
  });
  return z.object({ key: z.string() }).parse(await response.json()).key;
}

async function bytesOf(url: string, cookie: string): Promise<Buffer> {
  const response = await fetch(url, { headers: { cookie } });
  return Buffer.from(await response.arrayBuffer());
}
