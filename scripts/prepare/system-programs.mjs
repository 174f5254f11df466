import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { step, StepFailed } from './step.mjs';

/** Makes sure that the tests of the Redis queue have a Redis: installs Debian's as root, else says what to do. */
export async function needRedis() {
  if (runs('redis-server', '--version')) return;
  await installFromDebian('Redis', 'redis-server');
}

/** Makes sure that the browser from npm, which brings everything but two libraries, can start. */
export async function needBrowserLibraries() {
  if (process.platform !== 'linux' || process.env.CHROMIUM_PATH || existsSync('/usr/bin/chromium')) return;
  const known = spawnSync('ldconfig', ['-p'], { encoding: 'utf8', env: withSystemPath() }).stdout ?? '';
  if (known.includes('libnss3.so') && known.includes('libnspr4.so')) return;
  await installFromDebian('The libraries of the test browser', 'libnss3');
}

function runs(program, ...args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

async function installFromDebian(what, debianPackage) {
  const advice = `${what} is missing: run \`apt-get install ${debianPackage}\` (Debian, Ubuntu), or your system's own way.`;
  if (process.getuid?.() !== 0 || !runs('apt-get', '--version')) throw new StepFailed(advice, '');
  const script = `apt-get install -y -q --no-install-recommends ${debianPackage} || { apt-get update -q && apt-get install -y -q --no-install-recommends ${debianPackage}; }`;
  await step(`Installing ${debianPackage}`, ['sh', '-c', script], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    advice,
  });
}

/** Ordinary users do not have /sbin on their PATH. */
function withSystemPath() {
  return { ...process.env, PATH: `${process.env.PATH}:/sbin:/usr/sbin` };
}
