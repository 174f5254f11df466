import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const lockedPackageSchema = z.object({
  name: z.string().optional(),
  version: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().default(false),
  dev: z.boolean().default(false),
  license: z.string().optional(),
  hasInstallScript: z.boolean().default(false),
});
const lockFileSchema = z.object({ packages: z.record(z.string(), lockedPackageSchema) });

/** One package of package-lock.json. Its place is a folder from the top, `node_modules/zod`. */
export interface LockedPackage extends z.infer<typeof lockedPackageSchema> {
  place: string;
  name: string;
}

/** The packages that npm installs by package-lock.json, for every platform; our own workspaces are not among them. */
export function readLockFile(root: string): LockedPackage[] {
  const text = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  return lockedPackages(JSON.parse(text));
}

export function lockedPackages(lockFile: unknown): LockedPackage[] {
  return Object.entries(lockFileSchema.parse(lockFile).packages)
    .filter(([place, { link }]) => place.includes('node_modules/') && !link)
    .map(([place, entry]) => ({ ...entry, place, name: entry.name ?? nameIn(place) }));
}

/** Those that are installed without development dependencies, as `npm ci --omit=dev` does. */
export function productionPackages(packages: LockedPackage[]): LockedPackage[] {
  return packages.filter(({ dev }) => !dev);
}

function nameIn(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
