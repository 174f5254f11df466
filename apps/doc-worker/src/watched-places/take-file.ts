import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { entryNameOf, entryReasons, isArchiveName, type EntryReasonCode } from '@gemmavision/domain/archives';
import type { Quotas } from '@gemmavision/domain/governance';
import type { Database } from '@gemmavision/db';
import { acceptDocuments } from '@gemmavision/db/documents';
import { findTaken, noteRefusal } from '@gemmavision/db/watched-places';
import { judgeContent, sniffedBytes } from '@gemmavision/documents-io';
import {
  documentPrefix,
  originalKey,
  type Inbox,
  type InboxFile,
  type ObjectStorage,
} from '@gemmavision/storage';

export interface TakeDependencies {
  database: Database;
  storage: ObjectStorage;
  /** Largest file. */
  mostBytes: number;
  /** The portal’s own; a team may have others. */
  quotas: Quotas;
}

/** A watched place of a team. */
export interface OpenPlace {
  /** As the settings name it. */
  place: string;
  inbox: Inbox;
  teamId: string;
  /** The batch of the day. */
  batchId: () => Promise<string>;
}

export type TakeOutcome = 'taken' | 'taken before' | 'refused' | 'changing';

/**
 * Makes a document of a file in a watched place and moves it to `done/`, or to `refused/` with the reason. Safe to be
 * broken off anywhere and done again, by another worker too: the file in this very state is one document.
 * Throws quota_exceeded and what storage and database throw; the file stays then.
 */
export async function takeFile(
  dependencies: TakeDependencies,
  open: OpenPlace,
  file: InboxFile,
): Promise<TakeOutcome> {
  const { database, mostBytes } = dependencies;
  const { inbox, teamId } = open;
  const source = sourceOf(open.place, file);
  if ((await findTaken(database, teamId, [source])).has(source)) {
    await inbox.settle(file);
    return 'taken before';
  }
  if (file.bytes === 0) return refuse(dependencies, open, file, 'empty');
  if (file.bytes > mostBytes) return refuse(dependencies, open, file, 'too_large');
  const content = await inbox.open(file);
  if (content === null) return 'changing';
  const { head, whole } = await peek(content);
  try {
    const judgement = await judgeContent(head, file.path);
    if (!judgement.ok) {
      const code = isArchiveName(file.path) ? 'nested_archive' : judgement.reason;
      return await refuse(dependencies, open, file, code);
    }
    return await accept(dependencies, open, file, source, judgement.mediaType, whole);
  } finally {
    content.destroy();
  }
}

async function accept(
  { database, storage, quotas }: TakeDependencies,
  { inbox, teamId, batchId }: OpenPlace,
  file: InboxFile,
  source: string,
  mediaType: string,
  content: Readable,
): Promise<TakeOutcome> {
  const id = randomUUID();
  const storageKey = originalKey(teamId, id);
  const remove = () => storage.removePrefix(documentPrefix(teamId, id)).catch(() => undefined);
  const { bytes, sha256 } = await storage.put(storageKey, content);
  if (bytes !== file.bytes) {
    await remove();
    return 'changing';
  }
  const stored = { id, fileName: nameOf(file), mediaType, sizeBytes: bytes, sha256, storageKey, source };
  const rules = { batchId: await batchId(), quotas };
  const [accepted] = await acceptDocuments(database, { teamId, userId: null }, [stored], rules).catch(
    async (error: unknown) => {
      // It may have become a document all the same, where the answer of the database was lost.
      const isTaken = await findTaken(database, teamId, [source]).then(
        (taken) => taken.has(source),
        () => true,
      );
      if (!isTaken) await remove();
      throw error;
    },
  );
  if (accepted?.id !== id) await remove();
  await inbox.settle(file);
  return 'taken';
}

async function refuse(
  { database }: TakeDependencies,
  { inbox, teamId, batchId, place }: OpenPlace,
  file: InboxFile,
  code: EntryReasonCode,
): Promise<TakeOutcome> {
  const message = code === 'nested_archive' ? zipElsewhere : entryReasons[code];
  const refusal = { fileName: nameOf(file), source: sourceOf(place, file), reason: { code, message } };
  await noteRefusal(database, teamId, await batchId(), refusal);
  await inbox.refuse(file, message);
  return 'refused';
}

const zipElsewhere =
  'This is an archive. Unpack it here, or upload it as a ZIP file to a batch on the page of batches.';

const nameOf = (file: InboxFile) => entryNameOf(file.path)?.shown ?? 'document';

/** What the file is in this very state. Hashed: a path can be longer than an index takes. */
function sourceOf(place: string, { path, bytes, version }: InboxFile): string {
  return `watched:${createHash('sha256').update([place, path, bytes, version].join('\n')).digest('hex')}`;
}

/** The first bytes of a content, and a stream of all of it. */
async function peek(content: Readable): Promise<{ head: Buffer; whole: Readable }> {
  const chunks: Buffer[] = [];
  let length = 0;
  const iterator = content[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  while (length < sniffedBytes) {
    const { value, done } = await iterator.next();
    if (done) break;
    chunks.push(value);
    length += value.length;
  }
  async function* all() {
    yield* chunks;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { head: Buffer.concat(chunks), whole: Readable.from(all(), { objectMode: false }) };
}
