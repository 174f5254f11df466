import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError, systemCodeOf } from '@gemmavision/domain/errors';

/** The key that signs sessions: AUTH_SECRET, else one generated at first start. */
export async function authSecretOf(settings: { authSecret?: string; dataDir: string }): Promise<string> {
  return settings.authSecret ?? readOrCreateSecret(settings.dataDir, 'auth');
}

/**
 * A secret that this installation made for itself, kept in DATA_DIR/secrets/<name> and readable by its owner alone.
 * Two processes that start at the same time get the same one: the file appears whole or not at all, and the second
 * to link it reads the first one's.
 */
export async function readOrCreateSecret(dataDir: string, name: string): Promise<string> {
  const folder = path.join(dataDir, 'secrets');
  const file = path.join(folder, name);
  const known = await readSecret(file);
  if (known !== null) return known;

  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
    await link(draft, file).catch((error: unknown) => {
      if (systemCodeOf(error) !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(file, 'utf8');
}

/** Reads it, and closes it to other users where a copy or a restore left it open. */
async function readSecret(file: string): Promise<string | null> {
  try {
    if (((await stat(file)).mode & 0o077) !== 0) await closeToOthers(file);
    const text = (await readFile(file, 'utf8')).trim();
    return text === '' ? null : text;
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function closeToOthers(file: string): Promise<void> {
  await chmod(file, 0o600).catch((cause: unknown) => {
    throw new AppError(
      'invalid_settings',
      `${file} can be read by other users, and that cannot be changed from here. Run: chmod 600 ${file}`,
      { cause },
    );
  });
}
