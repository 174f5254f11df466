import { publishedPrecisions } from '@gemmavision/domain/memory';
import type { PublishedFootprint } from '@gemmavision/domain/memory';
import type { ReferenceFiles } from './read-files.ts';
import { firstSourceIn, indexSources, readVerification } from './sources.ts';

/** Table 3 of the report, cell by cell: weights alone, and weights with a KV cache. */
export function toFootprints({ content }: ReferenceFiles['memory']): PublishedFootprint[] {
  const sources = indexSources(content.sources);
  const source = firstSourceIn('gemma3-report', sources);
  const listed = content.sources.find((entry) => entry.id === source.id);
  return content.rows.flatMap((row) =>
    [false, true].flatMap((withKvCache) =>
      publishedPrecisions.map((precision) => {
        const column = precision === 'int4-blocks32' ? 'int4_blocks32' : precision;
        return {
          model: row.model,
          precision,
          withKvCache,
          gigabytes: (withKvCache ? row.weightsPlusKvGB : row.weightsGB)[column],
          contextTokens: content.contextTokens,
          provenance: {
            kind: 'published' as const,
            verification: readVerification(listed?.verification ?? ''),
            source,
            location: `Table 3, row ${row.model.split('-').at(-1)?.toUpperCase()}${withKvCache ? ' +KV' : ''}, ${content.columnMeaning[column]}`,
            note: withKvCache ? `Caption: ${content.kvStatedAs}.` : null,
          },
        };
      }),
    ),
  );
}
