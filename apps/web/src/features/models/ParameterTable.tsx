import { useMemo } from 'react';
import type { Model } from '@gemmavision/domain/models';
import { inMillions, shown } from '../../parts/quantities.ts';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { useModelsSearch } from './use-models-search.ts';

type Component = 'vision' | 'embedding' | 'nonEmbedding' | 'total';

interface ParameterTableProps {
  models: readonly Model[];
  /** The model whose sum stands above. */
  marked: string;
  onHover: (model: Model | null) => void;
}

/** Parameters by component, each with its source. Pointing at a row evaluates the formula above for it. */
export function ParameterTable({ models, marked, onHover }: ParameterTableProps) {
  const [{ sort }, change] = useModelsSearch();
  const [sortKey, direction] = sort?.split('.') ?? [];
  const columns = useMemo<DataColumn<Model>[]>(
    () => [
      { key: 'name', header: 'Model', value: ({ name }) => name, minWidth: '8.5rem' },
      componentColumn('vision', 'Vision encoder'),
      componentColumn('embedding', 'Embedding'),
      componentColumn('nonEmbedding', 'Non-embedding'),
      componentColumn('total', 'Total'),
    ],
    [],
  );
  return (
    <section aria-label="Parameters">
      <DataTable
        caption="Parameters by component"
        isCaptionVisible
        columns={columns}
        rows={models}
        sortBy={
          columns.some(({ key }) => key === sortKey) && sortKey !== undefined
            ? { key: sortKey, descending: direction === 'desc' }
            : undefined
        }
        onSortChange={(next) =>
          change({ sort: next === undefined ? undefined : next.key + (next.descending ? '.desc' : '') })
        }
        rowKey={({ id }) => id}
        onRowHover={onHover}
        isMarked={({ id }) => id === marked}
      />
    </section>
  );
}

function componentColumn(key: Component, header: string): DataColumn<Model> {
  return {
    key,
    header,
    unit: 'M',
    isNumeric: true,
    value: ({ parameters }) => inMillions(parameters[key].value),
    cell: ({ name, parameters }) => (
      <SourcedFigure provenance={parameters[key].provenance} name={`${header}, ${name}`}>
        {inWords(key, inMillions(parameters[key].value))}
      </SourcedFigure>
    ),
  };
}

/** Zero vision is no unknown: the model has no encoder. */
function inWords(key: Component, millions: number | null): string | null {
  if (millions === null) return null;
  return key === 'vision' && millions === 0 ? 'none' : shown(millions);
}
