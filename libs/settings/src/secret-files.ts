import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { systemCodeOf } from '@gemmavision/domain/errors';

/** A secret that this installation made for itself. */
export interface SecretFile {
  name: string;
  /** Permissions in octal, `600`. */
  mode: string;
  /** Whether nobody but its owner can read it. */
  isClosed: boolean;
}

/** The files in DATA_DIR/secrets, by name. Nothing of what is in them. */
export async function findSecretFiles(dataDir: string): Promise<SecretFile[]> {
  const folder = path.join(dataDir, 'secrets');
  const names = await readdir(folder).catch((error: unknown) => {
    if (systemCodeOf(error) === 'ENOENT') return [];
    throw error;
  });
  return Promise.all(
    names.sort().map(async (name) => {
      const { mode } = await stat(path.join(folder, name));
      return { name, mode: (mode & 0o777).toString(8).padStart(3, '0'), isClosed: (mode & 0o077) === 0 };
    }),
  );
}
