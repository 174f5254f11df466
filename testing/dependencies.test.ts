import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';

const root = path.resolve(import.meta.dirname, '..');

it('every dependency has its line in docs/adr/dependencies.md, and every line its dependency', () => {
  const used = new Set(
    [
      '.',
      ...['apps', 'libs'].flatMap((kind) =>
        readdirSync(path.join(root, kind)).map((name) => `${kind}/${name}`),
      ),
    ].flatMap((folder) => {
      const file = path.join(root, folder, 'package.json');
      const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, object | undefined>;
      return Object.keys({ ...manifest['dependencies'], ...manifest['devDependencies'] });
    }),
  );
  const table = readFileSync(path.join(root, 'docs/adr/dependencies.md'), 'utf8');
  const explained = table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...line.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  expect([...used].filter((name) => !name.startsWith('@gemmavision/')).sort()).toEqual(explained.sort());
});
