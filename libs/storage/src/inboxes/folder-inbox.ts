import { constants } from 'node:fs';
import { access, lstat, mkdir, open, readdir, realpath, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError, systemCodeOf } from '@gemmavision/domain/errors';
import { storageError } from '../storage-error.ts';
import {
  doneFolder,
  isPassedOver,
  numbered,
  reasonFileOf,
  refusedFolder,
  type Inbox,
  type InboxFile,
} from './inbox.ts';

/** Deeper than that nobody sorts papers; a loop of mounts would be. */
const deepest = 32;

const gone = new Set(['ENOENT', 'ENOTDIR', 'ELOOP']);

/** Files below a folder of this machine. Links are not followed, neither to files nor to folders. */
export function folderInbox(root: string): Inbox {
  async function attempt<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw storageError(cause, root, 'a watched folder');
    }
  }

  async function check(): Promise<void> {
    const problem = await problemOf(root);
    if (problem !== null) throw new AppError('invalid_settings', `The watched folder ${root} ${problem}`);
  }

  async function* walk(folder: string, depth: number): AsyncGenerator<InboxFile> {
    if (depth > deepest) return;
    for (const entry of await attempt(() =>
      unlessGone(readdir(path.join(root, folder), { withFileTypes: true }), []),
    )) {
      const below = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const isSettled = depth === 0 && [doneFolder, refusedFolder].includes(entry.name);
      if (entry.isDirectory() && !isSettled && !isPassedOver(below)) yield* walk(below, depth + 1);
      if (!entry.isFile() || isPassedOver(below)) continue;
      const found = await attempt(() => unlessGone(lstat(path.join(root, below)), null));
      if (found?.isFile()) yield { path: below, bytes: found.size, version: String(found.mtimeMs) };
    }
  }

  async function openFile(file: InboxFile) {
    return attempt(async () => {
      const whole = path.join(await realpath(root), file.path);
      // A folder on the way may have become a link since the listing.
      if ((await unlessGone(realpath(whole), null)) !== whole) return null;
      const handle = await unlessGone(open(whole, constants.O_RDONLY | constants.O_NOFOLLOW), null);
      if (handle === null) return null;
      const found = await handle.stat();
      if (found.isFile() && found.size === file.bytes && String(found.mtimeMs) === file.version)
        return handle.createReadStream();
      await handle.close();
      return null;
    });
  }

  /** Where it lies then; null where it was gone. Never over what is there, never through a link out of the inbox. */
  async function move(file: InboxFile, into: string): Promise<string | null> {
    return attempt(async () => {
      const home = await realpath(root);
      for (let number = 1; ; number++) {
        const target = path.join(home, into, numbered(file.path, number));
        await mkdir(path.dirname(target), { recursive: true });
        if ((await realpath(path.dirname(target))) !== path.dirname(target))
          throw new Error(`${into} leads out of the folder`);
        if ((await unlessGone(lstat(target), null)) !== null) continue;
        const moved = await unlessGone(
          rename(path.join(home, file.path), target).then(() => true),
          false,
        );
        return moved ? target : null;
      }
    });
  }

  return {
    isSeenInTheMaking: true,
    check,
    list: () => walk('', 0),
    open: openFile,
    settle: async (file) => void (await move(file, doneFolder)),
    refuse: async (file, reason) => {
      const target = await move(file, refusedFolder);
      if (target !== null) await attempt(() => writeFile(reasonFileOf(target), `${reason}\n`));
    },
  };
}

async function problemOf(root: string): Promise<string | null> {
  const found = await stat(root).catch((error: unknown) => systemCodeOf(error) ?? 'unknown error');
  if (found === 'ENOENT') return 'is not there: make it, or mount it.';
  if (typeof found === 'string') return `cannot be looked at (${found}).`;
  if (!found.isDirectory()) return 'is not a folder.';
  const isOpen = await access(root, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  return isOpen
    ? null
    : 'is not open to the portal, which reads files in it and moves them: give it the right to both.';
}

async function unlessGone<T, Otherwise>(look: Promise<T>, otherwise: Otherwise): Promise<T | Otherwise> {
  try {
    return await look;
  } catch (error) {
    if (gone.has(systemCodeOf(error) ?? '')) return otherwise;
    throw error;
  }
}
