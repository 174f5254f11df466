import { AppError } from '@gemmavision/domain/errors';
import {
  correctTables,
  pageTextSchema,
  piiSpanSchema,
  tableSchema,
  type CorrectedFields,
  type CorrectedResult,
  type CorrectedTable,
  type PageText,
  type Table,
} from '@gemmavision/domain/documents';
import { withChecks } from '@gemmavision/extraction/tables';
import type { Database, Transaction } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { loadCorrections } from './corrections/load-corrections.ts';
import { standingFields, withCorrections } from './standing-fields.ts';

/**
 * The document whose rows hold the result: itself, or the one with the same bytes that was read. The name of the file
 * is the one that was asked for. Throws not_found.
 */
export async function findRead(transaction: Transaction, teamId: string, id: string) {
  const row = await transaction.document.findFirst({ where: { id, teamId }, include: { duplicateOf: true } });
  if (!row) throw new AppError('not_found', 'There is no such document in this team.');
  return { ...(row.duplicateOf ?? row), fileName: row.fileName };
}

/** The text of all pages, or of one. Empty while nothing was read. */
export async function getPages(
  database: Database,
  teamId: string,
  id: string,
  page?: number,
): Promise<PageText[]> {
  return inTeam(database, teamId, async (transaction) => {
    const read = await findRead(transaction, teamId, id);
    return getReadPages(transaction, teamId, read.id, page);
  });
}

export async function getReadPages(
  transaction: Transaction,
  teamId: string,
  documentId: string,
  page?: number,
): Promise<PageText[]> {
  const rows = await transaction.documentPage.findMany({
    where: { documentId, teamId, ...(page !== undefined && { number: page }) },
    orderBy: { number: 'asc' },
  });
  return rows.map(({ number, width, height, source, engine, confidence, text, words }) =>
    pageTextSchema.parse({ page: number, width, height, source, engine, confidence, text, words }),
  );
}

/** The pages without their text: cheap for a document of hundreds. */
export async function getPageSummaries(
  database: Database,
  teamId: string,
  id: string,
): Promise<Omit<PageText, 'text' | 'words'>[]> {
  const rows = await inTeam(database, teamId, async (transaction) => {
    const read = await findRead(transaction, teamId, id);
    return transaction.documentPage.findMany({
      where: { documentId: read.id, teamId },
      orderBy: { number: 'asc' },
      omit: { text: true, words: true, documentId: true, teamId: true },
    });
  });
  const summary = pageTextSchema.omit({ text: true, words: true });
  return rows.map(({ number, ...rest }) => summary.parse({ page: number, ...rest }));
}

/** The tables in reading order as they were read, of the document that holds them. */
export async function getReadTables(
  transaction: Transaction,
  teamId: string,
  documentId: string,
): Promise<Table[]> {
  const rows = await transaction.documentTable.findMany({
    where: { documentId, teamId },
    orderBy: { index: 'asc' },
  });
  return rows.map((row) => tableSchema.parse(row.content));
}

/** The tables in reading order, with what people corrected in them. */
export async function getTables(database: Database, teamId: string, id: string): Promise<CorrectedTable[]> {
  return inTeam(database, teamId, async (transaction) => {
    const read = await findRead(transaction, teamId, id);
    const tables = await getReadTables(transaction, teamId, read.id);
    const corrections = await loadCorrections(transaction, teamId, read.id);
    return correctTables(tables, corrections, withChecks);
  });
}

/** The key information, with what people corrected in it. Throws conflict while the document was not read. */
export async function getFields(database: Database, teamId: string, id: string): Promise<CorrectedFields> {
  return inTeam(database, teamId, async (transaction) => {
    const read = await findRead(transaction, teamId, id);
    if (read.fields === null) throw notReadYet();
    const standing = await standingFields(transaction, teamId, read);
    return withCorrections(standing, await loadCorrections(transaction, teamId, read.id));
  });
}

/**
 * Everything, in the shape that `quantadvisor extract` prints, with what people corrected. Throws conflict while the
 * document was not read.
 */
export async function getResult(database: Database, teamId: string, id: string): Promise<CorrectedResult> {
  return inTeam(database, teamId, async (transaction) => {
    const read = await findRead(transaction, teamId, id);
    if (read.fields === null) throw notReadYet();
    const tables = await getReadTables(transaction, teamId, read.id);
    const corrections = await loadCorrections(transaction, teamId, read.id);
    const standing = await standingFields(transaction, teamId, read);
    return {
      file: read.fileName,
      sha256: read.sha256,
      mediaType: read.mediaType,
      pages: await getReadPages(transaction, teamId, read.id),
      tables: correctTables(tables, corrections, withChecks),
      fields: withCorrections(standing, corrections),
      pii: piiSpanSchema.array().parse(read.pii ?? []),
      warnings: read.warnings,
    };
  });
}

/** Nothing was read so far, or nothing could be. */
export function notReadYet(): AppError {
  return new AppError('conflict', 'The document was not read (yet): look at its status and reason.');
}
