import type { archivesContract } from '@gemmavision/domain/archives';
import type { Quotas } from '@gemmavision/domain/governance';
import type { Database } from '@gemmavision/db';
import { checkOpen } from '@gemmavision/db/batches';
import { createArchive, listArchives } from '@gemmavision/db/batches/archives';
import { checkUpload } from '@gemmavision/db/governance';
import type { ObjectStorage } from '@gemmavision/storage';
import { announcedSize } from '../documents/receive-files.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { receiveArchive } from './receive-archive.ts';

export interface ArchiveDependencies {
  database: Database;
  storage: ObjectStorage;
  /** Largest archive. */
  mostBytes: number;
  /** The portal’s own; a team may have others. */
  quotas: Quotas;
}

/** ZIP files whose files become documents of a batch. Workers look for them by themselves. */
export function archiveHandlers(dependencies: ArchiveDependencies): HandlersOf<typeof archivesContract> {
  const { database, storage, mostBytes, quotas } = dependencies;
  return {
    'POST /api/batches/:id/archives': async ({ actor, params: { id }, request }) => {
      await checkOpen(database, actor.teamId, id);
      await checkUpload(database, actor, announcedSize(request), quotas);
      const file = await receiveArchive(request, actor.teamId, storage, mostBytes);
      // Where that fails, whether a row was made is not always known: the file stays, and the worker's sweep removes it
      // if nobody waits for it.
      return createArchive(database, actor, id, file, quotas);
    },

    'GET /api/batches/:id/archives': async ({ actor, params }) => ({
      items: await listArchives(database, actor.teamId, params.id),
      nextCursor: null,
    }),
  };
}
