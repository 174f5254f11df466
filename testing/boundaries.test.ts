import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';

const root = path.resolve(import.meta.dirname, '..');
const eslint = new ESLint({ cwd: root });

/** What lint says of this code if it stood in that file. */
async function rulesBrokenBy(code: string, file: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(root, file) });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

describe('the arrows of docs/architecture.md', () => {
  it.each([
    [
      'web to the database',
      'apps/web/src/x.ts',
      "import { createDatabase } from '@gemmavision/db';\ncreateDatabase('');\n",
    ],
    ['web to a folder of the database', 'apps/web/src/x.ts', "export * from '@gemmavision/db/teams';\n"],
    ['web to the way out', 'apps/web/src/x.ts', "export * from '@gemmavision/outgoing';\n"],
    ['web to the team’s model', 'apps/web/src/x.ts', "export * from '@gemmavision/llm';\n"],
    ['web to the extraction code', 'apps/web/src/x.ts', "export * from '@gemmavision/extraction/tables';\n"],
    ['domain to the disk', 'libs/domain/src/x.ts', "export { readFile } from 'node:fs/promises';\n"],
    ['domain to another library', 'libs/domain/src/x.ts', "export * from '@gemmavision/storage';\n"],
    ['charts to the settings', 'libs/charts/src/x.ts', "export * from '@gemmavision/settings';\n"],
    ['a library to an app', 'libs/storage/src/x.ts', "export * from '@gemmavision/api/server';\n"],
    ['one app to another', 'apps/doc-worker/src/x.ts', "export * from '@gemmavision/api/server';\n"],
    ['an app to Prisma itself', 'apps/api/src/x.ts', "export { PrismaClient } from '@prisma/client';\n"],
    [
      'a project to another by its path',
      'apps/api/src/x.ts',
      "export * from '../../../libs/db/src/index.ts';\n",
    ],
  ])('forbid %s', async (_arrow, file, code) => {
    expect(await rulesBrokenBy(code, file)).toEqual(['no-restricted-imports']);
  });

  it.each([
    [
      'the clock in extraction',
      'libs/extraction/src/x.ts',
      'export const now = Date.now();\n',
      'no-restricted-properties',
    ],
    [
      'chance in domain',
      'libs/domain/src/x.ts',
      'export const n = Math.random();\n',
      'no-restricted-properties',
    ],
    [
      'the network in domain',
      'libs/domain/src/x.ts',
      "export const page = fetch('x');\n",
      'no-restricted-globals',
    ],
    [
      'the environment outside settings',
      'apps/api/src/x.ts',
      "export const p = process.env['PORT'];\n",
      'no-restricted-properties',
    ],
    ['the console in an app', 'apps/api/src/x.ts', "console.log('x');\n", 'no-console'],
  ])('forbid %s', async (_what, file, code, rule) => {
    expect(await rulesBrokenBy(code, file)).toEqual([rule]);
  });

  it.each([
    ['web to domain', 'apps/web/src/x.ts', "export * from '@gemmavision/domain/geometry';\n"],
    ['web to charts', 'apps/web/src/x.ts', "export * from '@gemmavision/charts';\n"],
    ['api to the database', 'apps/api/src/x.ts', "export * from '@gemmavision/db';\n"],
    ['the database to Prisma', 'libs/db/src/x.ts', "export * from '@prisma/client';\n"],
    ['settings to the environment', 'libs/settings/src/x.ts', "export const p = process.env['PORT'];\n"],
    ['extraction to domain', 'libs/extraction/src/x.ts', "export * from '@gemmavision/domain/geometry';\n"],
  ])('allow %s', async (_arrow, file, code) => {
    expect(await rulesBrokenBy(code, file)).toEqual([]);
  });
});
