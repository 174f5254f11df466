import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { DeclaredLicence } from './licence-findings.ts';
import type { LockedPackage } from './lock-file.ts';

const typed = z.object({ type: z.string() });
const manifestSchema = z.object({
  license: z.union([z.string(), typed]).optional(),
  /** npm's old form: any one of them */
  licenses: z.array(typed).optional(),
});

/**
 * The licence that a package's own package.json declares. One for another platform is not installed here; of it the
 * lock file, which npm wrote from the registry's copy of that same package.json, says it.
 */
export function declaredLicence(root: string, { name, place, license }: LockedPackage): DeclaredLicence {
  const file = path.join(root, place, 'package.json');
  const licence = existsSync(file) ? licenceIn(JSON.parse(readFileSync(file, 'utf8'))) : license;
  return { name, place, licence: licence ?? null };
}

export function licenceIn(manifest: unknown): string | null {
  const { license, licenses = [] } = manifestSchema.parse(manifest);
  if (typeof license === 'string') return license;
  const types = (license === undefined ? licenses : [license]).map(({ type }) => type);
  return types.length === 0 ? null : types.join(' OR ');
}
