import { mkdir, open, readFile, rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { AppError, systemCodeOf } from '@gemmavision/domain/errors';
import { identityOf, stillRuns } from './process-identity.ts';

/** PostgreSQL's files alone take 50 MB; with less than this a first start breaks off half-way. */
const LEAST_FREE_BYTES = 200_000_000;

/**
 * Makes DATA_DIR and takes it for this process alone. Returns what gives it back.
 *
 * @throws AppError `conflict` where another portal runs on it, `storage_full` where the disk is full, `unavailable`
 * where it cannot be written.
 */
export async function takeDataFolder(dataDir: string, address: string): Promise<() => Promise<void>> {
  await makeFolder(dataDir);
  await checkRoom(dataDir);
  const lockFile = path.join(dataDir, 'portal.lock');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    if (await writeLock(lockFile, address)) return () => rm(lockFile, { force: true });
    await refuseIfRunning(lockFile, dataDir);
    await rm(lockFile, { force: true }); // its portal was killed
  }
  throw new AppError('conflict', `Two portals are starting on ${dataDir} at the same time: start one.`);
}

async function makeFolder(dataDir: string): Promise<void> {
  try {
    await makeOneByOne(path.resolve(dataDir));
  } catch (cause) {
    throw new AppError(
      'unavailable',
      `DATA_DIR ${dataDir} cannot be made (${systemCodeOf(cause)}): choose a folder that you may write to.`,
      { cause },
    );
  }
}

/** Not `recursive`: below /proc and its like, where a folder is there and takes no other, Node tries for ever. */
async function makeOneByOne(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    const parent = path.dirname(folder);
    const parentIsThere = await stat(parent).then(
      () => true,
      () => false,
    );
    if (code !== 'ENOENT' || parentIsThere) throw error;
    await makeOneByOne(parent);
    await mkdir(folder, { mode: 0o700 });
  }
}

async function checkRoom(dataDir: string): Promise<void> {
  const { bavail, bsize } = await statfs(dataDir);
  const freeBytes = bavail * bsize;
  if (freeBytes >= LEAST_FREE_BYTES) return;
  throw new AppError(
    'storage_full',
    `The disk of DATA_DIR ${dataDir} has ${Math.floor(freeBytes / 1e6)} MB left and the portal needs ` +
      `${LEAST_FREE_BYTES / 1e6} MB: free some, or set DATA_DIR to a folder on another disk.`,
    { facts: { freeBytes } },
  );
}

/** False where the file is there already. */
async function writeLock(lockFile: string, address: string): Promise<boolean> {
  try {
    const handle = await open(lockFile, 'wx', 0o600);
    await handle.writeFile(JSON.stringify({ ...identityOf(process.pid), address }));
    await handle.close();
    return true;
  } catch (cause) {
    if (systemCodeOf(cause) === 'EEXIST') return false;
    throw new AppError(
      systemCodeOf(cause) === 'ENOSPC' ? 'storage_full' : 'unavailable',
      `DATA_DIR cannot be written (${systemCodeOf(cause)} on ${lockFile}): free some room, or choose another folder.`,
      { cause },
    );
  }
}

async function refuseIfRunning(lockFile: string, dataDir: string): Promise<void> {
  const holder = parseLock(await readFile(lockFile, 'utf8').catch(() => ''));
  if (holder === null || holder.pid === process.pid || !stillRuns(holder)) return;
  throw new AppError(
    'conflict',
    `A portal runs on ${dataDir} already, at ${holder.address} (process ${holder.pid}): use that one, stop it, ` +
      'or set DATA_DIR to another folder.',
  );
}

function parseLock(text: string): { pid: number; startTicks: string | null; address: string } | null {
  const parts = /^\{"pid":(\d+),"startTicks":(?:"(\d+)"|null),"address":"([^"]*)"\}$/.exec(text);
  return parts === null
    ? null
    : { pid: Number(parts[1]), startTicks: parts[2] ?? null, address: parts[3] ?? '' };
}
