import { mkdir, open, readdir, rename, rm, rmdir, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { systemCodeOf } from '@gemmavision/domain/errors';
import { assertKey, assertPrefix } from './keys.ts';
import { measured } from './measured.ts';
import type { ListedObject, LocalFile, ObjectStorage, StoredObject } from './object-storage.ts';
import { partName, removeAbandonedParts } from './part-files.ts';
import { storageError, withPlace } from './storage-error.ts';

/**
 * Objects as files below one folder. An object is written beside the others as a part file, brought to the disk, and
 * then renamed: after a power cut it is there whole or not at all.
 */
export function folderStorage(root: string): ObjectStorage {
  const parts = path.join(root, '.parts');
  const place = `the folder ${root}`;
  const fileOf = (key: string) => path.join(root, key);

  async function attempt<T>(key: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw storageError(cause, key, place);
    }
  }

  async function put(key: string, content: Readable | Uint8Array): Promise<StoredObject> {
    assertKey(key);
    const part = path.join(parts, partName());
    return attempt(key, async () => {
      try {
        await mkdir(parts, { recursive: true });
        const stored = await writeThrough(part, content);
        await moveIntoPlace(part, fileOf(key));
        return stored;
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    });
  }

  async function get(key: string): Promise<Readable> {
    assertKey(key);
    return attempt(key, async () => (await open(fileOf(key))).createReadStream());
  }

  async function exists(key: string): Promise<boolean> {
    assertKey(key);
    return attempt(key, async () => {
      try {
        return (await stat(fileOf(key))).isFile();
      } catch (error) {
        if (systemCodeOf(error) === 'ENOENT' || systemCodeOf(error) === 'ENOTDIR') return false;
        throw error;
      }
    });
  }

  async function getToFile(key: string): Promise<LocalFile> {
    assertKey(key);
    return attempt(key, async () => {
      await stat(fileOf(key));
      return { path: fileOf(key), dispose: async () => {} };
    });
  }

  async function remove(key: string): Promise<void> {
    assertKey(key);
    await attempt(key, () => rm(fileOf(key), { force: true }));
  }

  async function removePrefix(prefix: string): Promise<void> {
    assertPrefix(prefix);
    await attempt(prefix, () => rm(fileOf(prefix), { recursive: true, force: true }));
  }

  async function* list(prefix: string, after = ''): AsyncGenerator<ListedObject> {
    assertPrefix(prefix);
    yield* listFolder(prefix, after);
  }

  /** `prefix` ends in `/`, as the names of folders do in a listing: so they stand where their objects do. */
  async function* listFolder(prefix: string, after: string): AsyncGenerator<ListedObject> {
    const entries = await attempt(prefix, () =>
      unlessGone(readdir(fileOf(prefix), { withFileTypes: true }), []),
    );
    const keys = entries.map((entry) => prefix + entry.name + (entry.isDirectory() ? '/' : '')).sort();
    for (const key of keys) {
      if (key <= after && !after.startsWith(key)) continue;
      if (key.endsWith('/')) yield* listFolder(key, after);
      else if (key > after) {
        const found = await attempt(key, () => unlessGone(stat(fileOf(key)), null));
        if (found) yield { key, bytes: found.size };
      }
    }
  }

  async function freeBytes(): Promise<number> {
    return attempt('', async () => {
      await mkdir(root, { recursive: true });
      const { bavail, bsize } = await statfs(root);
      return bavail * bsize;
    });
  }

  async function check(): Promise<void> {
    try {
      await attempt('.parts', () => probe());
    } catch (error) {
      throw withPlace(error);
    }
  }

  async function sweep(): Promise<void> {
    await attempt('.parts', async () => removeAbandonedParts(parts, await probe()));
  }

  /** Proves that a file can be written, and tells the time by the clock that dates files. */
  async function probe(): Promise<number> {
    await mkdir(parts, { recursive: true });
    const file = path.join(parts, partName());
    try {
      await writeThrough(file, Buffer.from('probe'));
      return (await stat(file)).mtimeMs;
    } finally {
      await rm(file, { force: true });
    }
  }

  return { put, get, getToFile, exists, remove, removePrefix, list, freeBytes, check, sweep };
}

/** What is there, or `otherwise` where it was removed a moment ago, or never was. */
async function unlessGone<T, Otherwise>(look: Promise<T>, otherwise: Otherwise): Promise<T | Otherwise> {
  try {
    return await look;
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT' || systemCodeOf(error) === 'ENOTDIR') return otherwise;
    throw error;
  }
}

async function writeThrough(file: string, content: Readable | Uint8Array): Promise<StoredObject> {
  const { chunks, result } = measured(content);
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const chunk of chunks) await handle.writeFile(chunk);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return result();
}

/**
 * A rename is safe from a power cut only when its folder is on the disk too, and the folder only when the one is in
 * which it was made.
 */
async function moveIntoPlace(part: string, file: string): Promise<void> {
  const folder = path.dirname(file);
  const made = await mkdir(folder, { recursive: true });
  try {
    await rename(part, file);
  } catch (error) {
    if (made !== undefined) await rmdir(folder).catch(() => undefined);
    throw error;
  }
  const last = made === undefined ? folder : path.dirname(made);
  for (let changed = folder; ; changed = path.dirname(changed)) {
    await bringToDisk(changed);
    if (changed === last) return;
  }
}

async function bringToDisk(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
