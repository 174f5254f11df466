import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installed, root, step } from './step.mjs';

const fingerprintFile = path.join(root, 'node_modules/.cache/quantadvisor/built');

/**
 * Builds every project that has changed since it was built last. Nx knows that by itself, but takes seconds to find
 * out that nothing has: where no source was touched it is not even asked.
 */
export async function buildAll() {
  const fingerprint = fingerprintOfSources();
  if (everyProjectIsBuilt() && readIfThere(fingerprintFile) === fingerprint) return;
  const nx = installed('nx');
  await step('Building', [...nx, 'run-many', '-t', 'build', '--parallel=2', '--outputStyle=static'], {
    // Without Nx's background process, its cloud and its full-screen display: the same on every machine.
    env: { NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false' },
    advice: 'the code does not build; see above.',
  });
  mkdirSync(path.dirname(fingerprintFile), { recursive: true });
  writeFileSync(fingerprintFile, fingerprint);
}

function everyProjectIsBuilt() {
  return ['apps', 'libs'].every((kind) =>
    readdirSync(path.join(root, kind)).every(
      (name) =>
        !existsSync(path.join(root, kind, name, 'package.json')) ||
        existsSync(path.join(root, kind, name, 'dist')),
    ),
  );
}

/** Names, sizes and times of all that a build reads. */
function fingerprintOfSources() {
  const hash = createHash('sha256');
  const notRead = new Set(['node_modules', 'dist', 'dist-types', 'generated']);
  const visit = (place) => {
    for (const entry of readdirSync(place, { withFileTypes: true })) {
      const file = path.join(place, entry.name);
      if (entry.isDirectory()) {
        if (!notRead.has(entry.name)) visit(file);
      } else if (!/\.test\.tsx?$/.test(entry.name)) add(file);
    }
  };
  const add = (file) => {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${path.relative(root, file)}:${size}:${mtimeMs}\n`);
  };
  for (const folder of ['apps', 'libs', 'prisma/schema']) visit(path.join(root, folder));
  for (const file of ['package-lock.json', 'tsconfig.base.json', 'nx.json']) add(path.join(root, file));
  return hash.digest('hex');
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
