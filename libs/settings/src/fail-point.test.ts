import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from '@jest/globals';

const source = path.resolve(import.meta.dirname, 'fail-point.ts');

it.each([
  ['test', 'upload-committed', 'SIGKILL'],
  ['test', 'elsewhere', null],
  ['test', undefined, null],
  ['production', 'upload-committed', null],
  [undefined, 'upload-committed', null],
])('with NODE_ENV %s and FAIL_POINT %s a process ends by %s', (mode, place, signal) => {
  const script = `import { failPoint } from ${JSON.stringify(source)}; failPoint('upload-committed');`;
  const environment = { PATH: process.env['PATH'], NODE_ENV: mode, FAIL_POINT: place };
  const options = ['--import=tsx', '--input-type=module', '--eval', script];
  expect(spawnSync(process.execPath, options, { env: environment }).signal).toBe(signal);
});
