import { withinShare, type Database } from '@gemmavision/db';
import { acceptDocuments, findAccepted, type StoredFile, type UploadRules } from '@gemmavision/db/documents';
import type { AcceptedDocument } from '@gemmavision/domain/documents';
import { failPoint } from '@gemmavision/settings';
import { documentPrefix, type ObjectStorage } from '@gemmavision/storage';
import type { Actor } from '../http/actor.ts';

/**
 * Uploads of one team that are written at the same time: they take turns at the chain of its audit log anyway, and one
 * can make itself ready meanwhile. The others of a burst wait without a connection, and the team's other requests
 * do not wait behind them.
 */
const uploadsAtOnce = 2;

/**
 * Makes documents of stored files, all or none. Files that got no row are removed: nobody would ever find them.
 */
export async function acceptFiles(
  database: Database,
  storage: ObjectStorage,
  actor: Actor,
  files: readonly StoredFile[],
  rules: UploadRules,
): Promise<AcceptedDocument[]> {
  try {
    const accepted = await withinShare(database, `uploads ${actor.teamId}`, uploadsAtOnce, () =>
      acceptDocuments(database, actor, files, rules),
    );
    failPoint('upload-committed');
    // Under a key that is known, another file is the document already.
    const again = files.filter(({ id }) => !accepted.some((document) => document.id === id));
    await removeFiles(storage, actor.teamId, again);
    return accepted;
  } catch (error) {
    await removeUnaccepted(database, storage, actor.teamId, files).catch(() => undefined);
    throw error;
  }
}

/** While the database does not answer, the files stay: an error does not prove that there are no rows. */
async function removeUnaccepted(
  database: Database,
  storage: ObjectStorage,
  teamId: string,
  files: readonly StoredFile[],
): Promise<void> {
  const accepted = await findAccepted(database, teamId, files);
  await removeFiles(
    storage,
    teamId,
    files.filter((file) => !accepted.has(file.id)),
  );
}

async function removeFiles(storage: ObjectStorage, teamId: string, files: readonly StoredFile[]) {
  await Promise.allSettled(files.map((file) => storage.removePrefix(documentPrefix(teamId, file.id))));
}
