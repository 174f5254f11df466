import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const entrySchema = z.object({
  name: z.string(),
  expect: z.enum(['processed', 'rejected', 'either']),
  /** The class of reason that is right where the file is rejected. */
  reason: z.string().optional(),
  why: z.string().optional(),
  /** Stands in the text where the file is processed. */
  text: z.string().optional(),
  contains_all: z.array(z.string()).optional(),
  max_seconds: z.number().optional(),
  /** What no log may hold. */
  pii: z.array(z.string()).optional(),
});
const manifestSchema = z.object({ about: z.string().optional(), files: z.array(entrySchema) });
const namesSchema = z.array(z.object({ name: z.string(), why: z.string() }));

export interface HostileFile extends z.infer<typeof entrySchema> {
  path: string;
}

export interface HostileCorpus {
  files: HostileFile[];
  /** Names under which a harmless document is sent. */
  names: { name: string; why: string }[];
}

/**
 * Reads the MANIFEST.json of a folder. Files below `generated/` that are not there are made by the folder's own
 * generate.mjs in `scratch`: the folder itself is never written to.
 *
 * @throws Error where the manifest is none, or names a file that nothing makes.
 */
export function readCorpus(folder: string, scratch: string): HostileCorpus {
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  const { files } = manifestSchema.parse(read('MANIFEST.json'));
  const isMissing = ({ name }: { name: string }) => !existsSync(path.join(folder, name));
  if (files.some(isMissing)) generate(folder, path.join(scratch, 'generated'));
  return {
    files: files.map((entry) => {
      const place = isMissing(entry) ? path.join(scratch, entry.name) : path.join(folder, entry.name);
      if (!existsSync(place)) throw new Error(`${entry.name} is in the manifest, and nothing makes it`);
      return { ...entry, path: place };
    }),
    names: existsSync(path.join(folder, 'filenames.json')) ? namesSchema.parse(read('filenames.json')) : [],
  };
}

function generate(folder: string, out: string): void {
  const { status } = spawnSync(process.execPath, [path.join(folder, 'generate.mjs'), out], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`generate.mjs of ${folder} failed`);
}
