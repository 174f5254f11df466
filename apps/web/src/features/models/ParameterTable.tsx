import type { Model } from '@gemmavision/domain/models';
import { DataTable } from '../../ui/DataTable.tsx';
import { parameterColumns } from './parameter-columns.tsx';
import { useModelsSearch } from './use-models-search.ts';

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
  return (
    <section aria-label="Parameters">
      <DataTable
        caption="Parameters by component"
        isCaptionVisible
        columns={parameterColumns}
        rows={models}
        sortBy={
          parameterColumns.some(({ key }) => key === sortKey) && sortKey !== undefined
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
