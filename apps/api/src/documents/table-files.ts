import { tableFileTypes, type TableFileType, type tableFilesContract } from '@gemmavision/domain/documents';
import { AppError } from '@gemmavision/domain/errors';
import { toCsv } from '@gemmavision/domain/spreadsheet';
import type { Database } from '@gemmavision/db';
import { getDocument } from '@gemmavision/db/documents';
import type { Actor } from '../http/actor.ts';
import type { FileAnswer, HandlersOf } from '../http/handlers.ts';
import { exportedTables, type ExportedTable } from './exports/exported-table.ts';
import { tablesToHtml } from './exports/table-html.ts';
import { tablesToMarkdown } from './exports/table-markdown.ts';
import { tablesToXlsx } from './exports/table-xlsx.ts';
import { maskedFor } from './seen-document.ts';

/** Several tables below one another, each under its title; a single one alone. */
function tablesToCsv(tables: readonly ExportedTable[]): string {
  const [only, ...others] = tables;
  if (only && others.length === 0) return toCsv(only.rows);
  return tables.map(({ title, rows }) => toCsv([[title], ...rows])).join('\r\n');
}

const writers: Record<
  TableFileType,
  (name: string, tables: ExportedTable[]) => Uint8Array | string | Promise<Uint8Array>
> = {
  csv: (_name, tables) => tablesToCsv(tables),
  xlsx: (_name, tables) => tablesToXlsx(tables),
  html: (name, tables) => tablesToHtml(name, tables),
  md: (_name, tables) => tablesToMarkdown(tables),
};

/** Tables as files to take away. */
export function tableFileHandlers(database: Database): HandlersOf<typeof tableFilesContract> {
  const file = async (type: TableFileType, actor: Actor, id: string, index?: number): Promise<FileAnswer> => {
    const tables = exportedTables(await (await maskedFor(actor, database, id)).tables(), index);
    if (index !== undefined && tables.length === 0)
      throw new AppError('not_found', 'There is no such table in this document.');
    const { fileName } = await getDocument(database, actor.teamId, id);
    const part = index === undefined ? 'tables' : `table-${index + 1}`;
    return {
      content: await writers[type](fileName, tables),
      mediaType: type === 'xlsx' ? tableFileTypes.xlsx : `${tableFileTypes[type]}; charset=utf-8`,
      downloadAs: `${fileName}.${part}.${type}`,
    };
  };
  return {
    'GET /api/documents/:id/tables.csv': ({ actor, params }) => file('csv', actor, params.id),
    'GET /api/documents/:id/tables.xlsx': ({ actor, params }) => file('xlsx', actor, params.id),
    'GET /api/documents/:id/tables.html': ({ actor, params }) => file('html', actor, params.id),
    'GET /api/documents/:id/tables.md': ({ actor, params }) => file('md', actor, params.id),
    'GET /api/documents/:id/tables/:index.csv': ({ actor, params }) =>
      file('csv', actor, params.id, params.index),
    'GET /api/documents/:id/tables/:index.xlsx': ({ actor, params }) =>
      file('xlsx', actor, params.id, params.index),
    'GET /api/documents/:id/tables/:index.html': ({ actor, params }) =>
      file('html', actor, params.id, params.index),
    'GET /api/documents/:id/tables/:index.md': ({ actor, params }) =>
      file('md', actor, params.id, params.index),
  };
}
