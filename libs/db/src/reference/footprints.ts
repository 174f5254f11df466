import { publishedPrecisions } from '@gemmavision/domain/memory';
import type { PublishedFootprint } from '@gemmavision/domain/memory';
import type { Database } from '../client.ts';
import { unknownCursor, type Page, type PageQuery } from './page-of-rows.ts';
import { provenanceOf } from './provenance-of.ts';

/** Which memory figures were published, in the order of the table: model, with or without cache, precision? */
export async function listPublishedFootprints(
  database: Database,
  query: PageQuery & { model?: string | undefined },
): Promise<Page<PublishedFootprint>> {
  const { cursor, limit, model } = query;
  const footprints = await allFootprints(database, model);
  // They have no ids of their own: the cursor is a place in the whole list, which is short.
  const start = cursor === undefined ? 0 : /^\d{1,9}$/.test(cursor) ? Number(cursor) : Infinity;
  if (cursor !== undefined && start >= footprints.length) throw unknownCursor(cursor);
  const end = start + limit;
  return {
    items: footprints.slice(start, end),
    nextCursor: end < footprints.length ? String(end) : null,
  };
}

async function allFootprints(database: Database, model: string | undefined): Promise<PublishedFootprint[]> {
  const rows = await database.memoryFootprint.findMany({
    where: { modelId: model },
    include: { source: true },
    orderBy: [{ model: { position: 'asc' } }, { withKvCache: 'asc' }],
  });
  const footprints = rows.map((row) => ({
    model: row.modelId,
    precision: precisionNamed(row.precision),
    withKvCache: row.withKvCache,
    gigabytes: row.gigabytes,
    contextTokens: row.contextTokens,
    provenance: provenanceOf(row),
  }));
  const column = (footprint: PublishedFootprint) => publishedPrecisions.indexOf(footprint.precision);
  const line = (footprint: PublishedFootprint) => `${footprint.model} ${footprint.withKvCache}`;
  return footprints.toSorted((a, b) => (line(a) === line(b) ? column(a) - column(b) : 0));
}

function precisionNamed(name: string): PublishedFootprint['precision'] {
  const found = publishedPrecisions.find((precision) => precision === name);
  if (found === undefined) throw new Error(`"${name}" is no precision of the published table`);
  return found;
}
