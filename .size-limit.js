import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What a browser fetches before it shows the first page: the entry, the home page, and whatever those import at once.
 * Read from the build's manifest, since names carry hashes.
 */
const dist = path.join(import.meta.dirname, 'apps/web/dist');
const manifestFile = path.join(dist, '.vite/manifest.json');
const manifest = existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, 'utf8')) : {};

function closure(key, seen = new Set()) {
  if (seen.has(key) || manifest[key] === undefined) return seen;
  seen.add(key);
  for (const imported of manifest[key].imports ?? []) closure(imported, seen);
  return seen;
}

const home = Object.keys(manifest).find((key) => key.endsWith('/HomePage.tsx')) ?? 'index.html';
const keys = [...closure(home, closure('index.html'))];

export default [
  {
    name: 'First page, scripts',
    path: keys.map((key) => path.join('apps/web/dist', manifest[key].file)),
    gzip: true,
    limit: '200 kB',
  },
];
