import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { FoundFile } from './find-files.ts';

const batchSchema = z.object({ id: z.string(), name: z.string() });
/** Lines of before there were batches have none. */
const fileSchema = z.object({
  path: z.string(),
  size: z.number(),
  modified: z.number(),
  id: z.string(),
  batch: z.string().optional(),
});
const lineSchema = z.union([fileSchema, z.object({ began: batchSchema })]);

export type JournalBatch = z.infer<typeof batchSchema>;

/** Remembers what the portal has accepted, so that an interrupted upload goes on where it stopped. */
export interface Journal {
  /** The document or archive that this very state of the file became; in a batch of this name, if one is given. */
  idOf(file: FoundFile, batchName: string | undefined): string | undefined;
  /** The batch that was begun last; of this name, if one is given. */
  lastBatch(name: string | undefined): JournalBatch | undefined;
  began(batch: JournalBatch): Promise<void>;
  accepted(file: FoundFile, id: string, batchId: string): Promise<void>;
}

/**
 * Opens the journal of some folders and files, portal and API key (a key stands for a team: another team has not got the
 * files). A line that was cut short by the interruption is passed over: its file is sent again, and the portal knows it.
 */
export async function openJournal(
  stateDir: string,
  sources: readonly string[],
  url: string,
  apiKey: string,
): Promise<Journal> {
  const places = sources.map((source) => path.resolve(source)).sort();
  const key = createHash('sha256')
    .update([url, ...places, apiKey].join('\n'))
    .digest('hex');
  const journalPath = path.join(stateDir, 'ingest', `${key.slice(0, 32)}.jsonl`);
  await mkdir(path.dirname(journalPath), { recursive: true, mode: 0o700 });
  const known = new Map<string, z.infer<typeof fileSchema>[]>();
  const batches = new Map<string, JournalBatch>();
  const note = (line: z.infer<typeof lineSchema>) => {
    if ('began' in line) {
      batches.delete(line.began.id);
      batches.set(line.began.id, line.began);
    } else known.set(keyOf(line), [...(known.get(keyOf(line)) ?? []), line]);
  };
  for (const text of (await readFile(journalPath, 'utf8').catch(() => '')).split('\n')) {
    const line = parseLine(text);
    if (line) note(line);
  }
  const write = async (line: z.infer<typeof lineSchema>) => {
    note(line);
    // A line of its own even after one that was cut short.
    await appendFile(journalPath, `\n${JSON.stringify(line)}`, { mode: 0o600 });
  };
  return {
    idOf: ({ name, size, modified }, batchName) =>
      known
        .get(keyOf({ path: name, size, modified }))
        ?.findLast(({ batch }) => batchName === undefined || batches.get(batch ?? '')?.name === batchName)
        ?.id,
    lastBatch: (name) => [...batches.values()].findLast((one) => name === undefined || one.name === name),
    began: (began) => write({ began }),
    accepted: ({ name, size, modified }, id, batch) => write({ path: name, size, modified, id, batch }),
  };
}

function keyOf(file: { path: string; size: number; modified: number }): string {
  return `${file.size} ${file.modified} ${file.path}`;
}

function parseLine(text: string): z.infer<typeof lineSchema> | undefined {
  if (text.trim() === '') return undefined;
  try {
    return lineSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
