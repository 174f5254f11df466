import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { readSettings } from '@gemmavision/settings';
import { openDatabase } from './database.ts';

it('does not begin anew where the files of a running portal vanish, and goes on when they are back', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'quantadvisor-vanished-'));
  const dataDir = path.join(home, 'data');
  const database = await openDatabase({ ...readSettings({ DATA_DIR: dataDir }), databaseUrl: undefined });
  try {
    await database.stop();
    await rename(dataDir, `${dataDir}-away`);
    await expect(database.keepRunning()).rejects.toMatchObject({ code: 'unavailable' });
    expect(existsSync(dataDir)).toBe(false);
    await rename(`${dataDir}-away`, dataDir);
    await database.keepRunning();
  } finally {
    await database.stop();
    await rm(home, { recursive: true, force: true });
  }
});
