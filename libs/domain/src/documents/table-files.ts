import { z } from 'zod';
import { documentExported } from '../audit/endpoint-audit.ts';
import { contract } from '../contract/index.ts';

/** The files that tables are taken away in. */
export const tableFileTypes = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html',
  md: 'text/markdown',
} as const;
export type TableFileType = keyof typeof tableFileTypes;

const documentParams = z.strictObject({ id: z.string().min(1).max(64) });
const tableParams = z.strictObject({
  id: documentParams.shape.id,
  /** Of any of the table's parts. */
  index: z.coerce.number().int().nonnegative(),
});

const endpoint = <Type extends TableFileType, Params extends z.ZodType>(
  type: Type,
  params: Params,
  summary: string,
) => ({
  summary,
  tag: 'Documents' as const,
  access: 'documents.read' as const,
  audit: documentExported,
  params,
  success: { status: 200 as const, mediaType: tableFileTypes[type] },
  problems: ['not_found'] as const,
});

const one = 'One table, joined with its parts on other pages (index from 0)';

/** Tables as files: parts on several pages joined, cells that people corrected as they say. */
export const tableFilesContract = contract({
  'GET /api/documents/:id/tables.csv': endpoint(
    'csv',
    documentParams,
    'All tables as CSV, one below the other',
  ),
  'GET /api/documents/:id/tables.xlsx': endpoint(
    'xlsx',
    documentParams,
    'All tables as a workbook, a sheet each',
  ),
  'GET /api/documents/:id/tables.html': endpoint('html', documentParams, 'All tables as a web page'),
  'GET /api/documents/:id/tables.md': endpoint('md', documentParams, 'All tables as Markdown'),
  'GET /api/documents/:id/tables/:index.csv': endpoint('csv', tableParams, `${one} as CSV`),
  'GET /api/documents/:id/tables/:index.xlsx': endpoint('xlsx', tableParams, `${one} as a workbook`),
  'GET /api/documents/:id/tables/:index.html': endpoint('html', tableParams, `${one} as a web page`),
  'GET /api/documents/:id/tables/:index.md': endpoint('md', tableParams, `${one} as Markdown`),
});
