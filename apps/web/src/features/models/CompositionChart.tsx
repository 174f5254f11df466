import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { parameterBars } from '@gemmavision/charts/parameter-bars';
import type { Model } from '@gemmavision/domain/models';
import { inMillions } from '../../parts/quantities.ts';
import { ChartFigure } from '../../ui/ChartFigure.tsx';
import type { DataColumn } from '../../ui/DataTable.tsx';
import { modelsRoute } from './route.ts';

const columns: readonly DataColumn<Model>[] = [
  { key: 'name', header: 'Model', value: ({ name }) => name },
  ...(['vision', 'embedding', 'nonEmbedding', 'total'] as const).map((key) => ({
    key,
    header: {
      vision: 'Vision encoder',
      embedding: 'Embedding',
      nonEmbedding: 'Non-embedding',
      total: 'Total',
    }[key],
    unit: 'M',
    isNumeric: true,
    value: ({ parameters }: Model) => inMillions(parameters[key].value),
  })),
];

/** The stacked bars, in billions or as shares. */
export function CompositionChart({ models }: { models: readonly Model[] }) {
  const { measure = 'billions', view } = modelsRoute.useSearch();
  const navigate = modelsRoute.useNavigate();
  const scheme = useComputedColorScheme('light');
  const option = useMemo(() => parameterBars(models, { scheme, measure }), [models, scheme, measure]);
  const isUndivided = models.some(({ parameters }) => parameters.total.value === null);
  return (
    <ChartFigure
      headingLevel={2}
      title="What the models are made of"
      units={measure === 'share' ? '% of all parameters' : 'billions of parameters'}
      description={
        measure === 'share'
          ? 'The smaller the model, the more of it is vocabulary.'
          : 'Vision encoder, embedding table and everything else, stacked to the total.'
      }
      option={option}
      columns={columns}
      rows={models}
      rowKey={({ id }) => id}
      height={90 + 42 * Math.max(models.length, 2)}
      view={view ?? 'chart'}
      onViewChange={(next) =>
        void navigate({
          search: (before) => ({ ...before, view: next === 'table' ? next : undefined }),
          replace: true,
          resetScroll: false,
        })
      }
      footnote={
        isUndivided
          ? `Where the split is not published, ${measure === 'share' ? 'no bar is drawn' : 'the bar is a dashed outline'}: unknown is not zero.`
          : undefined
      }
    />
  );
}
