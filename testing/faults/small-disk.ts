import { spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { systemCodeOf } from '@gemmavision/domain/errors';

/** A file system of its own with room for little, that a test may fill. */
export interface SmallDisk {
  /** Leaves no byte free. */
  fill(): void;
  /** Makes room again. */
  free(): Promise<void>;
  remove(): Promise<void>;
}

/** Mounts so many megabytes of memory at the folder; null where this process may not mount, as without root. */
export async function mountSmallDisk(folder: string, megabytes: number): Promise<SmallDisk | null> {
  await mkdir(folder, { recursive: true });
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  if (status !== 0) return null;
  const ballast = path.join(folder, 'ballast');
  return {
    fill: () => {
      const file = openSync(ballast, 'a');
      for (const bytes of [65_536, 512, 1]) {
        try {
          for (;;) writeSync(file, Buffer.alloc(bytes));
        } catch (error) {
          if (systemCodeOf(error) !== 'ENOSPC') throw error;
        }
      }
      fsyncSync(file);
      closeSync(file);
    },
    free: () => rm(ballast, { force: true }),
    remove: async () => {
      spawnSync('umount', ['-l', folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
