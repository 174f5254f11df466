import { spawnSync } from 'node:child_process';
import { chmod, lchown, lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** A way to start PostgreSQL's programs under a user that they accept: they refuse to run as root. */
export interface RunAs {
  /** What stands before the program on its command line. */
  prefix: readonly string[];
  /** Whose files the program must find. */
  owner: { uid: number; gid: number };
}

/** Any number but 0 does: inside its own user namespace PostgreSQL only looks that it is not root. */
const INNER_ID = 1000;
const NOBODY = 65_534;

/**
 * Decides how to start PostgreSQL.
 *
 * Not root: as is. Root: in a user namespace that maps root to an ordinary number, so that files stay root's and lie
 * where they may (even below /root). Where the system forbids user namespaces, and where the cluster belongs to
 * somebody else already: as that user, or as nobody.
 *
 * @param folder the cluster's folder, made or not
 */
export async function chooseRunAs(folder: string, namespacesWork = userNamespacesWork): Promise<RunAs> {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  if (uid !== 0) return { prefix: [], owner: { uid, gid } };

  const owner = await lstat(folder).catch(() => null);
  if (owner !== null && owner.uid !== 0) return asUser(owner.uid, owner.gid);
  return namespacesWork() ? { prefix: namespace, owner: { uid, gid } } : asUser(NOBODY, NOBODY);
}

const namespace = ['unshare', '--user', `--map-user=${INNER_ID}`, `--map-group=${INNER_ID}`, '--'];

function userNamespacesWork(): boolean {
  const [program = '', ...args] = [...namespace, 'true'];
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

function asUser(uid: number, gid: number): RunAs {
  return {
    prefix: ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--'],
    owner: { uid, gid },
  };
}

/** Gives a file or a folder with all that it holds to `owner`. */
export async function giveTo(owner: RunAs['owner'], file: string): Promise<void> {
  const found = await lstat(file);
  if (found.uid !== owner.uid || found.gid !== owner.gid) await lchown(file, owner.uid, owner.gid);
  if (!found.isDirectory()) return;
  for (const name of await readdir(file)) await giveTo(owner, path.join(file, name));
}

/**
 * Gives the database's folder to `owner`, and lets everyone pass through (not look into) the folder above it, which is
 * DATA_DIR: what else lies there keeps its own, closed permissions.
 */
export async function openTo(owner: RunAs['owner'], folder: string): Promise<void> {
  await giveTo(owner, folder);
  const above = path.dirname(folder);
  await chmod(above, ((await stat(above)).mode & 0o7777) | 0o011);
}
