import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { settingsTable } from '@gemmavision/settings';

const root = path.resolve(import.meta.dirname, '..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

describe('the README', () => {
  it('lists every setting as it is (npm run readme:settings writes the table)', () => {
    expect(readme).toContain(settingsTable());
  });

  it('points at files that are there', () => {
    const linked = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, target]) => target!);
    const named = [...readme.matchAll(/`((?:apps|libs|prisma|docs)\/[\w./-]+)`/g)]
      .map(([, target]) => target!)
      .filter((target) => !target.includes('<') && !target.includes('*'));
    expect(linked.length).toBeGreaterThan(3);
    expect([...linked, ...named].filter((target) => !existsSync(path.join(root, target)))).toEqual([]);
  });
});
