import { useMemo } from 'react';
import type { Model } from '@gemmavision/domain/models';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { architectureFacts } from './architecture-facts.ts';

/** The cards of all models as one table, for comparing. */
export function ArchitectureTable({ models }: { models: readonly Model[] }) {
  const columns = useMemo<DataColumn<Model>[]>(
    () => [
      { key: 'name', header: 'Model', minWidth: '8.5rem', value: ({ name }) => name },
      ...architectureFacts.map(({ key, name, unit, read }) => ({
        key,
        header: name,
        unit,
        isNumeric: true,
        value: (model: Model) => read(model).value,
        cell: (model: Model) => {
          const { value, provenance } = read(model);
          return (
            <SourcedFigure provenance={provenance} name={`${name}, ${model.name}`}>
              {typeof value === 'number' ? value.toLocaleString('en') : value}
            </SourcedFigure>
          );
        },
      })),
    ],
    [],
  );
  return <DataTable caption="Architecture" columns={columns} rows={models} rowKey={({ id }) => id} />;
}
