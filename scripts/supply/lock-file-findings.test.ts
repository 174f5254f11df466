import { expect, it } from '@jest/globals';
import { lockFileFindings } from './lock-file-findings.ts';
import { lockedPackages, productionPackages } from './lock-file.ts';

const packages = lockedPackages({
  packages: {
    '': { name: 'gemmavision-quantadvisor', version: '0.1.0' },
    'apps/api': { name: '@gemmavision/api', version: '0.1.0' },
    'node_modules/@gemmavision/api': { resolved: 'apps/api', link: true },
    'apps/api/node_modules/busboy': { version: '1.6.0', dependencies: { streamsearch: '^1.1.0' } },
    'node_modules/@swc/core': { version: '1.16.22', dev: true, hasInstallScript: true },
    'node_modules/string-width-cjs': { name: 'string-width', version: '4.2.3', devOptional: true },
  },
});

it('takes each package by its own name, leaves ours out, and ships what is not for development alone', () => {
  expect(packages.map(({ name }) => name)).toEqual(['busboy', '@swc/core', 'string-width']);
  expect(productionPackages(packages).map(({ name }) => name)).toEqual(['busboy', 'string-width']);
});

it('finds nothing where no package has an address and every install script is decided about', () => {
  expect(lockFileFindings(packages, { '@swc/core': false })).toEqual([]);
});

it('names the script that nobody has decided about, and the decision that is about nothing', () => {
  const whats = lockFileFindings(packages, { sharp: true }).map(({ what }) => what);
  expect(whats).toEqual([expect.stringMatching(/^@swc\/core /), expect.stringMatching(/^sharp /)]);
});

it('names the package that is tied to one registry', () => {
  const tied = packages
    .map((one) => ({ ...one, resolved: 'https://npm.example/busboy-1.6.0.tgz' }))
    .slice(0, 1);
  expect(lockFileFindings(tied, {})).toEqual([
    expect.objectContaining({ where: 'package-lock.json, apps/api/node_modules/busboy: resolved' }),
  ]);
});
