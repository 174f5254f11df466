import { publishedPrecisions } from '@gemmavision/domain/memory';
import type { PublishedFootprint } from '@gemmavision/domain/memory';
import type { Database } from '../client.ts';
import { provenanceOf } from './provenance-of.ts';

/** Which memory figures were published, in the order of the table: model, with or without cache, precision? */
export async function listPublishedFootprints(
  database: Database,
  model?: string,
): Promise<PublishedFootprint[]> {
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
