import type { Model } from '@gemmavision/domain/models';
import { inMillions, shown } from '../../parts/quantities.ts';
import type { DataColumn } from '../../ui/DataTable.tsx';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';

type Component = 'vision' | 'embedding' | 'nonEmbedding' | 'total';

/** A model’s parameters by component in millions, each with its source. */
export const parameterColumns: readonly DataColumn<Model>[] = [
  { key: 'name', header: 'Model', value: ({ name }) => name, minWidth: '8.5rem' },
  componentColumn('vision', 'Vision encoder'),
  componentColumn('embedding', 'Embedding'),
  componentColumn('nonEmbedding', 'Non-embedding'),
  componentColumn('total', 'Total'),
];

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
