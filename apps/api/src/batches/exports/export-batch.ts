import { Readable } from 'node:stream';
import type { Database } from '@gemmavision/db';
import { batchResults, type BatchResult } from '@gemmavision/db/batches';
import type { ExportFormat } from '@gemmavision/domain/batches';
import { fieldsFor } from '../../documents/seen-document.ts';
import type { Actor } from '../../http/actor.ts';
import type { FileAnswer } from '../../http/handlers.ts';
import { exportCsv } from './export-csv.ts';
import { exportJsonl } from './export-jsonl.ts';
import { exportParquet } from './export-parquet.ts';
import { exportRows, type ExportRow } from './export-rows.ts';

const mediaTypes: Record<ExportFormat, string> = {
  jsonl: 'application/jsonl; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
};

/** Rows of so many documents go through an export together. */
const documentsPerPortion = 100;

/**
 * All results of a batch as one file, as the person may see them, made while it is sent. What goes wrong on the way
 * breaks the connection off: no part of the results looks like all of them. Throws not_found.
 */
export async function exportBatch(
  actor: Actor,
  database: Database,
  batch: { id: string; name: string },
  format: ExportFormat,
): Promise<FileAnswer> {
  const results = await batchResults(database, actor.teamId, batch.id);
  const content = {
    jsonl: () => exportJsonl(actor, database, results),
    csv: () => exportCsv(rowsOf(actor, results)),
    parquet: () => exportParquet(rowsOf(actor, results)),
  }[format]();
  return {
    content: Readable.from(content),
    mediaType: mediaTypes[format],
    downloadAs: `${batch.name}.${format}`,
  };
}

async function* rowsOf(actor: Actor, results: AsyncIterable<BatchResult>): AsyncGenerator<ExportRow[]> {
  let rows: ExportRow[] = [];
  let documents = 0;
  for await (const result of results) {
    rows.push(...exportRows(result, result.read === null ? null : fieldsFor(actor, result.read)));
    if (++documents % documentsPerPortion !== 0) continue;
    yield rows;
    rows = [];
  }
  yield rows;
}
