import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { FoundFile } from './find-files.ts';

const entrySchema = z.object({ path: z.string(), size: z.number(), modified: z.number(), id: z.string() });

/** Remembers what the portal has accepted, so that an interrupted upload goes on where it stopped. */
export interface Journal {
  /** The document that this very state of the file became. */
  idOf(file: FoundFile): string | undefined;
  accepted(file: FoundFile, id: string): Promise<void>;
}

/**
 * Opens the journal of one folder, portal and API key (a key stands for a team: another team has not got the files).
 * A line that was cut short by the interruption is passed over: its file is sent again, and the portal knows it
 * by its content.
 */
export async function openJournal(
  stateDir: string,
  folder: string,
  url: string,
  apiKey: string,
): Promise<Journal> {
  const key = createHash('sha256')
    .update([url, path.resolve(folder), apiKey].join('\n'))
    .digest('hex');
  const journalPath = path.join(stateDir, 'ingest', `${key.slice(0, 32)}.jsonl`);
  await mkdir(path.dirname(journalPath), { recursive: true, mode: 0o700 });
  const known = new Map<string, string>();
  const lines = (await readFile(journalPath, 'utf8').catch(() => '')).split('\n');
  for (const line of lines) {
    const entry = parseLine(line);
    if (entry) known.set(keyOf(entry), entry.id);
  }
  return {
    idOf: (file) => known.get(keyOf(file)),
    async accepted(file, id) {
      known.set(keyOf(file), id);
      const entry = { path: file.path, size: file.size, modified: file.modified, id };
      // A line of its own even after one that was cut short.
      await appendFile(journalPath, `\n${JSON.stringify(entry)}`, { mode: 0o600 });
    },
  };
}

function keyOf(file: { path: string; size: number; modified: number }): string {
  return `${file.size} ${file.modified} ${file.path}`;
}

function parseLine(line: string): z.infer<typeof entrySchema> | undefined {
  if (line.trim() === '') return undefined;
  try {
    return entrySchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
