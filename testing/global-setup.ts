import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** Starts the servers of testing/infrastructure.ts once for all integration tests, and tells the tests their addresses. */
export default async function globalSetup(): Promise<void> {
  const script = path.join(import.meta.dirname, 'infrastructure.ts');
  const child = spawn(process.execPath, ['--conditions=@gemmavision/source', '--import', 'tsx', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const addresses = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('exit', () => reject(new Error('The test servers did not start; see above.')));
  });
  const { databaseUrl, redisUrl } = JSON.parse(addresses);
  process.env['DATABASE_URL'] = databaseUrl;
  process.env['REDIS_URL'] = redisUrl;
  globalThis.stopTestServers = async () => {
    const exit = new Promise((resolve) => child.once('exit', resolve));
    child.stdin.end();
    await exit;
  };
}

declare global {
  var stopTestServers: (() => Promise<void>) | undefined;
}
