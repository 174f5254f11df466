import type { AcceptedDocument } from '@gemmavision/domain/documents';
import { AppError } from '@gemmavision/domain/errors';
import type { Classification, Quotas } from '@gemmavision/domain/governance';
import { appendAuditEvents, type Doer } from '../audit/index.ts';
import { becomeCopy } from '../batches/become-copy.ts';
import { openBatch } from '../batches/open-batch.ts';
import type { Database, Transaction } from '../client.ts';
import { inTeam } from '../in-team.ts';
import type { Batch, Document, Prisma } from '../generated/client.ts';
import { queueReadingOfCopy } from '../llm/request-reading.ts';
import { addUsage } from '../usage/index.ts';
import { announceEndedDocuments } from '../webhooks/announce.ts';
import { checkQuotas } from '../governance/check-quotas.ts';
import { readClassification, storedClassification } from '../governance/stored-classification.ts';
import { hideTrash, seeTrash } from '../governance/see-trash.ts';
import { loadTeamRules } from '../governance/team-rules.ts';
import { copySummary } from './copy-summary.ts';
import { lockContents, lockRow } from './locks.ts';

export interface StoredFile {
  id: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  storageKey: string;
  /** Where it came from, where the portal fetched it by itself: makes one document, however often it comes. */
  source?: string;
}

/** What holds for an upload. */
export interface UploadRules {
  /** Left out, the batch’s class, or else the team’s default class. */
  classification?: Classification;
  /** The batch that they come into, and whose settings they get. */
  batchId?: string;
  /** The portal’s own limits. */
  quotas?: Quotas;
}

/**
 * Makes the rows of files that are safely stored, all or none: from here on the documents are never lost.
 * The same bytes twice in a team are read once: the second row is DONE at once and points at the first.
 * A file whose source is known was accepted before: it is that document, and nothing is written of it.
 * Throws quota_exceeded; not_found and conflict where there is no such batch, or it takes no more.
 */
export async function acceptDocuments(
  database: Database,
  doer: Doer,
  files: readonly StoredFile[],
  rules: UploadRules = {},
): Promise<AcceptedDocument[]> {
  const { teamId } = doer;
  return inTeam(
    database,
    teamId,
    async (transaction) => {
      const { batchId } = rules;
      const batch = batchId === undefined ? null : await openBatch(transaction, teamId, batchId);
      return acceptWithin(transaction, doer, files, batch, rules);
    },
    { timeout: acceptMilliseconds },
  );
}

/** A large result of the same bytes may be being written: see lockRow. */
export const acceptMilliseconds = 30_000;

/**
 * The same as the last part of a transaction that does more: the batch is locked before, and nothing comes after it
 * (see appendAuditEvents). Throws quota_exceeded.
 */
export async function acceptWithin(
  transaction: Transaction,
  doer: Doer,
  files: readonly StoredFile[],
  batch: Batch | null,
  rules: Pick<UploadRules, 'classification' | 'quotas'>,
): Promise<AcceptedDocument[]> {
  const { teamId } = doer;
  await lockContents(
    transaction,
    teamId,
    files.map((file) => file.sha256),
  );
  const known = await findBySource(transaction, teamId, files);
  const fresh = files.filter(({ source }) => source === undefined || !known.has(source));
  if (rules.quotas && fresh.length > 0) await checkQuotas(transaction, doer, sizeOf(fresh), rules.quotas);
  const classification =
    rules.classification ??
    classOf(batch) ??
    (await loadTeamRules(transaction, teamId)).defaultClassification;
  const settings = { ...settingsFrom(batch), classification: storedClassification[classification] };
  const accepted: AcceptedDocument[] = [];
  for (const file of files) {
    const before = file.source === undefined ? undefined : known.get(file.source);
    accepted.push(before ?? (await acceptDocument(transaction, doer, file, settings)));
  }
  if (fresh.length === 0) return accepted;
  const uploads = fresh.map(({ id, sha256, sizeBytes }) => ({
    action: 'document.uploaded' as const,
    subject: id,
    details: { sha256, sizeBytes, classification, ...(batch && { batch: batch.id }) },
  }));
  await addUsage(transaction, teamId, sizeOf(fresh));
  const freshIds = new Set(fresh.map(({ id }) => id));
  const copies = accepted.filter(({ id, duplicateOf }) => duplicateOf !== undefined && freshIds.has(id));
  await announceEndedDocuments(
    transaction,
    teamId,
    copies.map(({ id }) => id),
  );
  await appendAuditEvents(transaction, doer, uploads);
  return accepted;
}

/**
 * What files with a source became before, in the trash as well: they came again because whoever brings them did not hear
 * of it. Throws conflict where another content came from there.
 */
async function findBySource(
  transaction: Transaction,
  teamId: string,
  files: readonly StoredFile[],
): Promise<Map<string, AcceptedDocument>> {
  const sources = files.flatMap(({ source }) => source ?? []);
  if (sources.length === 0) return new Map();
  await seeTrash(transaction);
  const rows = await transaction.document.findMany({
    where: { teamId, source: { in: sources } },
    select: { id: true, status: true, sha256: true, source: true, duplicateOfId: true },
  });
  await hideTrash(transaction);
  return new Map(
    rows.map(({ id, status, sha256, source, duplicateOfId }) => {
      if (files.some((file) => file.source === source && file.sha256 !== sha256)) throw otherContent();
      return [source ?? '', { id, status, ...(duplicateOfId !== null && { duplicateOf: duplicateOfId }) }];
    }),
  );
}

function otherContent(): AppError {
  return new AppError('conflict', 'Another file came in under this key: give each file a key of its own.');
}

/**
 * Which of these files have a row. Waits for a transaction that is still about to make one, as after a connection
 * that was lost before it could tell.
 */
export async function findAccepted(
  database: Database,
  teamId: string,
  files: readonly StoredFile[],
): Promise<Set<string>> {
  return inTeam(database, teamId, async (transaction) => {
    await lockContents(
      transaction,
      teamId,
      files.map((file) => file.sha256),
    );
    const rows = await transaction.document.findMany({
      where: { id: { in: files.map((file) => file.id) } },
      select: { id: true },
    });
    return new Set(rows.map((row) => row.id));
  });
}

function sizeOf(files: readonly StoredFile[]) {
  return { documents: files.length, bytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) };
}

function classOf(batch: Batch | null): Classification | null {
  return batch?.classification ? readClassification[batch.classification] : null;
}

type DocumentSettings = Pick<
  Document,
  'batchId' | 'engine' | 'ocrLanguages' | 'asksModel' | 'classification'
>;

/** What a document gets of its batch. */
function settingsFrom(batch: Batch | null): Omit<DocumentSettings, 'classification'> {
  const { id, engine, ocrLanguages, asksModel } = batch ?? {
    id: null,
    engine: null,
    ocrLanguages: null,
    asksModel: null,
  };
  return { batchId: id, engine, ocrLanguages, asksModel };
}

async function acceptDocument(
  transaction: Transaction,
  { teamId, userId }: Doer,
  file: StoredFile,
  settings: DocumentSettings,
): Promise<AcceptedDocument> {
  const found = await findOriginal(transaction, teamId, file.sha256);
  const isPaused = found?.status === 'PENDING' && found.batch?.pausedAt != null;
  // Nobody waits for another batch that is paused.
  const takesItsPlace = isPaused && found.batchId !== settings.batchId && found.fields === null;
  const original = takesItsPlace ? null : found;
  const row = await transaction.document.create({
    data: {
      ...file,
      teamId,
      uploadedById: userId,
      ...settings,
      ...(original && {
        ...copySummary(original),
        status: 'DONE',
        duplicateOfId: original.id,
        finishedAt: new Date(),
      }),
    },
  });
  if (settings.asksModel === true && original?.status === 'DONE')
    await queueReadingOfCopy(transaction, original);
  if (takesItsPlace) await becomeCopy(transaction, found.id, row.id);
  return { id: row.id, status: row.status, ...(original && { duplicateOf: original.id }) };
}

/** The document that was read, or will be, for these bytes. Its row is locked, so that it cannot end unnoticed. */
async function findOriginal(transaction: Transaction, teamId: string, sha256: string) {
  const where = {
    teamId,
    sha256,
    duplicateOfId: null,
    status: { in: ['PENDING', 'QUEUED', 'RUNNING', 'DONE'] },
  } as const satisfies Prisma.DocumentWhereInput;
  const found = await transaction.document.findFirst({ where, select: { id: true } });
  if (!found) return null;
  await lockRow(transaction, found.id);
  return transaction.document.findFirst({ where: { ...where, id: found.id }, include: { batch: true } });
}
