import { useMemo } from 'react';
import type { Architecture, Model } from '@gemmavision/domain/models';
import { shown } from '../../parts/quantities.ts';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { SourceLink } from '../../ui/SourceLink.tsx';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';

/** How attention is laid out: all that decides the size of a KV cache. */
export function ArchitectureTable({ models }: { models: readonly Model[] }) {
  const columns = useMemo<DataColumn<Model>[]>(
    () => [
      {
        key: 'name',
        header: 'Model',
        minWidth: '8.5rem',
        value: ({ name }) => name,
        cell: ({ name, architecture }) => (
          <span style={{ whiteSpace: 'nowrap' }}>
            {name}
            <SourceLink
              provenance={architecture.provenance}
              label={`Where is the architecture of ${name} from?`}
            />
          </span>
        ),
      },
      fact('layers', 'Layers', ({ layers }) => layers),
      {
        key: 'pattern',
        header: 'Local : global',
        value: ({ architecture }) => architecture.localGlobalPattern,
        cell: ({ architecture: { localGlobalPattern, localLayers, globalLayers } }) => (
          <span title={`${localLayers} local layers, ${globalLayers} global ones`}>{localGlobalPattern}</span>
        ),
      },
      fact('window', 'Window', ({ slidingWindow }) => slidingWindow, 'tokens'),
      fact('heads', 'Heads', ({ attentionHeads }) => attentionHeads),
      fact('kvHeads', 'KV heads', ({ kvHeads }) => kvHeads),
      fact('headDimension', 'Head size', ({ headDimension }) => headDimension),
      fact('vocabulary', 'Vocabulary', ({ vocabularySize }) => vocabularySize),
      fact('vision', 'Per image', ({ visionTokensPerImage }) => visionTokensPerImage, 'tokens'),
      {
        key: 'context',
        header: 'Context',
        unit: 'tokens',
        isNumeric: true,
        value: ({ architecture }) => architecture.maxContext.value,
        cell: ({ name, architecture: { maxContext } }) => (
          <SourcedFigure provenance={maxContext.provenance} name={`Longest context of ${name}`}>
            {shown(maxContext.value)}
          </SourcedFigure>
        ),
      },
    ],
    [],
  );
  return (
    <section aria-label="Architecture">
      <DataTable
        caption="Architecture"
        isCaptionVisible
        columns={columns}
        rows={models}
        rowKey={({ id }) => id}
      />
    </section>
  );
}

function fact(
  key: string,
  header: string,
  value: (architecture: Architecture) => number | null,
  unit?: string,
): DataColumn<Model> {
  return {
    key,
    header,
    unit,
    isNumeric: true,
    value: ({ architecture }) => value(architecture),
    cell: ({ architecture }) => {
      const figure = value(architecture);
      return figure === null ? undefined : shown(figure);
    },
  };
}
