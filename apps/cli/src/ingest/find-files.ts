import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

export interface FoundFile {
  /** Where it is, for opening it. */
  file: string;
  /** For people and for the journal: relative to the folder where there is one only. */
  name: string;
  size: number;
  /** Milliseconds since 1970. */
  modified: number;
  kind: 'document' | 'archive';
}

export interface Found {
  files: FoundFile[];
  /** ZIP files inside of folders, which nobody named. */
  archivesLeftOut: number;
}

const isDocument = (name: string) => /\.(pdf|png|jpe?g)$/i.test(name);
const isArchive = (name: string) => /\.zip$/i.test(name);

/**
 * What is to be sent: every PDF, PNG and JPEG under the folders, by name, and the ZIP files and documents that were named
 * themselves; sorted. Links are not followed. Gives a sentence instead where one of them is nothing of that.
 */
export async function findFiles(sources: readonly string[]): Promise<Found | { wrong: string }> {
  const found: Found = { files: [], archivesLeftOut: 0 };
  const isOne = sources.length === 1;
  for (const source of sources) {
    const facts = await stat(source).catch(() => undefined);
    if (facts?.isDirectory()) await findInFolder(source, isOne ? '' : source, found);
    else if (facts?.isFile() && (isArchive(source) || isDocument(source)))
      await add(source, isOne ? path.basename(source) : source, found);
    else
      return {
        wrong: `${source} is no folder and no ZIP, PDF, PNG or JPEG file. Name what holds the documents.`,
      };
  }
  found.files.sort((a, b) => (a.name < b.name ? -1 : 1));
  return found;
}

async function findInFolder(folder: string, prefix: string, found: Found): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    if (isArchive(entry.name)) found.archivesLeftOut++;
    if (!isDocument(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    await add(file, path.join(prefix, path.relative(folder, file)), found);
  }
}

async function add(file: string, name: string, found: Found): Promise<void> {
  const { size, mtimeMs } = await stat(file);
  found.files.push({ file, name, size, modified: mtimeMs, kind: isArchive(file) ? 'archive' : 'document' });
}
