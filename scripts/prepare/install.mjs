import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, step } from './step.mjs';

/** Installs the packages of package-lock.json, unless they are there in exactly those versions. */
export async function installPackages() {
  if (isInstalled()) return;
  const npm = process.env.npm_execpath;
  await step(
    'Installing packages (once; a minute or two)',
    [...(npm ? [process.execPath, npm] : ['npm']), 'ci'],
    {
      advice:
        'npm could not install. It needs the npm registry once: check the network and `npm config get registry`, then try again.',
    },
  );
}

/**
 * npm keeps a copy of the lock of what it installed in node_modules, written last: without it an install was broken
 * off. The times of the files say nothing after a clone or a copy, so the contents are compared.
 */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([place, { version, link, optional, peer }]) => {
    if (place === '') return true;
    if (link) return existsSync(path.join(root, place));
    if (!place.startsWith('node_modules/') && !place.includes('/node_modules/')) return true; // a workspace of ours
    return (
      present[place]?.version === version || (present[place] === undefined && (optional || peer) === true)
    );
  });
}

function packagesOf(file) {
  const where = path.join(root, file);
  return existsSync(where) ? JSON.parse(readFileSync(where, 'utf8')).packages : {};
}
