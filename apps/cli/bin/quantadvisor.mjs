#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

// The command must work right after `npm ci`, when nothing is built yet. Plain JavaScript and no dependency here.
const root = path.resolve(import.meta.dirname, '../../..');
const built = [
  'apps/cli/dist/main.js',
  ...['documents-io', 'settings', 'reference-data'].map((lib) => `libs/${lib}/dist/index.js`),
];
if (built.some((file) => !existsSync(path.join(root, file)))) {
  process.stderr.write('Building the command for its first use …\n');
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const build = spawnSync(process.execPath, [compiler, '-b', path.join(root, 'apps/cli')], {
    stdio: ['ignore', 2, 2],
  });
  if (build.status !== 0) {
    process.stderr.write('The build failed. Run `npm ci` and `npm run build` and look at what they say.\n');
    process.exit(1);
  }
}
await import('../dist/main.js');
