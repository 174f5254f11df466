import { cleanFileName } from '../documents/file-name.ts';

/** Most characters of a name with its folders; of folders, the last ones are kept. */
const longest = 200;

/** What systems put beside people’s files: nobody sent it on purpose. */
const litter = /^(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i;

/** Where a file lies in an archive or a watched place, as far as anybody may see it. */
export interface EntryName {
  /** For people: cleaned folders and name, as in `2024/q1/report.pdf`. Never a place on a disk. */
  shown: string;
  /** How many folders it lies in. */
  depth: number;
}

/**
 * The name of a file that came with a path of somebody else’s making; null where it is no file for people: a folder,
 * or what systems leave behind. Nothing is ever written to such a path, so whatever tries to leave its folder (`..`,
 * `/`, `C:\`) loses those parts and stays a file.
 */
export function entryNameOf(path: string): EntryName | null {
  const parts = path.replaceAll('\\', '/').split('/');
  const last = parts.pop() ?? '';
  if (last === '' || litter.test(last) || last.startsWith('._') || parts.includes('__MACOSX')) return null;
  const named = parts.filter((part) => !/^\.*$/.test(part)).map(cleanFileName);
  const first = named.findIndex((part) => !/^[a-z]:$/i.test(part));
  const folders = first < 0 ? [] : named.slice(first);
  const shown = [...folders, cleanFileName(last)];
  return { shown: shorten(shown), depth: folders.length };
}

/** Whether its ending says that the file is an archive itself. */
export function isArchiveName(name: string): boolean {
  return /\.(?:zip|zipx|7z|rar|tar|tgz|gz|bz2|xz|zst|cab|iso|jar)$/i.test(name);
}

function shorten(parts: string[]): string {
  const lengthOf = (some: readonly string[]) => [...some.join('/')].length;
  if (lengthOf(parts) <= longest) return parts.join('/');
  const kept = [parts.at(-1) ?? ''];
  for (const folder of parts.slice(0, -1).reverse()) {
    if (lengthOf(['…', folder, ...kept]) > longest) break;
    kept.unshift(folder);
  }
  return lengthOf(['…', ...kept]) > longest ? kept.join('/') : ['…', ...kept].join('/');
}
