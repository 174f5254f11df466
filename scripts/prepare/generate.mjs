import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installed, root, step } from './step.mjs';

const generated = path.join(root, 'libs/db/src/generated');
const fingerprintFile = path.join(generated, '.schema-sha256');

/** Generates the database client from prisma/schema, unless it is there for this very schema and Prisma. */
export async function generateClient() {
  const fingerprint = fingerprintOfSchema();
  if (existsSync(fingerprintFile) && readFileSync(fingerprintFile, 'utf8') === fingerprint) return;
  await step('Generating the database client', [...installed('prisma'), 'generate'], {
    env: {
      // Every Prisma command first wants its native schema engine and would download it. Generating does not use it:
      // any program that exists will do.
      PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
    advice: 'prisma/schema has a mistake; see above.',
  });
  writeFileSync(fingerprintFile, fingerprint);
}

function fingerprintOfSchema() {
  const hash = createHash('sha256');
  const folder = path.join(root, 'prisma/schema');
  for (const name of readdirSync(folder).sort())
    hash.update(name).update(readFileSync(path.join(folder, name)));
  hash.update(readFileSync(path.join(root, 'node_modules/prisma/package.json')));
  return hash.digest('hex');
}
