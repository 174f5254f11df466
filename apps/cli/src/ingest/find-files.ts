import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

export interface FoundFile {
  /** Relative to the folder. */
  path: string;
  size: number;
  /** Milliseconds since 1970. */
  modified: number;
}

/** Every PDF, PNG and JPEG under the folder, by name, sorted by path. Links are not followed. */
export async function findFiles(folder: string): Promise<FoundFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: FoundFile[] = [];
  for (const entry of entries) {
    if (!entry.isFile() || !/\.(pdf|png|jpe?g)$/i.test(entry.name)) continue;
    const whole = path.join(entry.parentPath, entry.name);
    const { size, mtimeMs } = await stat(whole);
    files.push({ path: path.relative(folder, whole), size, modified: mtimeMs });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
