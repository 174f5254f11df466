import { AppError } from '@gemmavision/domain/errors';
import {
  fieldsSchema,
  pageTextSchema,
  piiSpanSchema,
  tableSchema,
  type ExtractionResult,
  type Fields,
  type PageText,
  type Table,
} from '@gemmavision/domain/documents';
import type { Database } from '../client.ts';

/**
 * The document whose rows hold the result: itself, or the one with the same bytes that was read. The name of the file
 * is the one that was asked for. Throws not_found.
 */
export async function findRead(database: Database, teamId: string, id: string) {
  const row = await database.document.findFirst({ where: { id, teamId }, include: { duplicateOf: true } });
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
  const read = await findRead(database, teamId, id);
  const rows = await database.documentPage.findMany({
    where: { documentId: read.id, teamId, ...(page !== undefined && { number: page }) },
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
  const read = await findRead(database, teamId, id);
  const rows = await database.documentPage.findMany({
    where: { documentId: read.id, teamId },
    orderBy: { number: 'asc' },
    omit: { text: true, words: true, documentId: true, teamId: true },
  });
  const summary = pageTextSchema.omit({ text: true, words: true });
  return rows.map(({ number, ...rest }) => summary.parse({ page: number, ...rest }));
}

/** The tables in reading order. */
export async function getTables(database: Database, teamId: string, id: string): Promise<Table[]> {
  const read = await findRead(database, teamId, id);
  const rows = await database.documentTable.findMany({
    where: { documentId: read.id, teamId },
    orderBy: { index: 'asc' },
  });
  return rows.map((row) => tableSchema.parse(row.content));
}

/** The key information. Throws conflict while the document was not read. */
export async function getFields(database: Database, teamId: string, id: string): Promise<Fields> {
  const read = await findRead(database, teamId, id);
  if (read.fields === null) throw notReadYet();
  return fieldsSchema.parse(read.fields);
}

/** Everything, in the shape that `quantadvisor extract` prints. Throws conflict while the document was not read. */
export async function getResult(database: Database, teamId: string, id: string): Promise<ExtractionResult> {
  const read = await findRead(database, teamId, id);
  if (read.fields === null) throw notReadYet();
  const [pages, tables] = await Promise.all([
    getPages(database, teamId, read.id),
    getTables(database, teamId, read.id),
  ]);
  return {
    file: read.fileName,
    sha256: read.sha256,
    mediaType: read.mediaType,
    pages,
    tables,
    fields: fieldsSchema.parse(read.fields),
    pii: piiSpanSchema.array().parse(read.pii ?? []),
    warnings: read.warnings,
  };
}

function notReadYet(): AppError {
  return new AppError('conflict', 'The document was not read (yet): look at its status and reason.');
}
