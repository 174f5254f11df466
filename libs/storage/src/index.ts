import path from 'node:path';
import { folderStorage } from './folder-storage.ts';
import type { ObjectStorage } from './object-storage.ts';
import type { S3Options } from './s3-client.ts';
import { s3Storage } from './s3-storage.ts';

export { archiveIdOf, archiveKey, archivesPrefix, documentPrefix, originalKey } from './keys.ts';
export type { LocalFile, ObjectStorage, StoredObject } from './object-storage.ts';
export { folderStorage, s3Storage, type S3Options };
export { folderInbox } from './inboxes/folder-inbox.ts';
export type { Inbox, InboxFile } from './inboxes/inbox.ts';
export { s3Inbox } from './inboxes/s3-inbox.ts';

/** The storage that the settings choose: the bucket where one is named, else DATA_DIR/files. */
export function createStorage(settings: { dataDir: string; s3?: S3Options }): ObjectStorage {
  return settings.s3 === undefined
    ? folderStorage(path.join(settings.dataDir, 'files'))
    : s3Storage(settings.s3);
}
