import { useMemo } from 'react';
import { parameterBars } from '@gemmavision/charts/parameter-bars';
import { parameterDots } from '@gemmavision/charts/parameter-dots';
import type { Model } from '@gemmavision/domain/models';
import { ChartFigure } from '../../ui/ChartFigure.tsx';
import { useChartLook } from '../../ui/use-chart-look.ts';
import { MeasureSwitch } from './MeasureSwitch.tsx';
import { parameterColumns } from './parameter-columns.tsx';
import { useModelsSearch } from './use-models-search.ts';

const words = {
  billions: {
    units: 'billions of parameters',
    description: 'Vision encoder, embedding table and everything else, stacked to the total.',
  },
  share: {
    units: '% of all parameters',
    description: 'Every model fills 100 %: the smaller it is, the more of it is vocabulary.',
  },
  log: {
    units: 'billions of parameters, logarithmic',
    description:
      'The components beside each other, and the total as a stroke. They are not stacked: lengths on a logarithmic axis do not add up.',
  },
} as const;

interface CompositionChartProps {
  models: readonly Model[];
  /** Told which model is pointed at. */
  onPoint: (model: Model | null) => void;
}

/** The three components of each model: counted, as shares, or from small to large. */
export function CompositionChart({ models, onPoint }: CompositionChartProps) {
  const [{ measure = 'billions', view }, change] = useModelsSearch();
  const look = useChartLook();
  const option = useMemo(
    () => (measure === 'log' ? parameterDots(models, look) : parameterBars(models, { ...look, measure })),
    [models, look, measure],
  );
  const isUndivided = models.some(({ parameters }) => parameters.total.value === null);
  const withoutVision = models.some(({ parameters }) => parameters.vision.value === 0);
  return (
    <ChartFigure
      headingLevel={2}
      title="What the models are made of"
      {...words[measure]}
      option={option}
      columns={parameterColumns}
      rows={models}
      rowKey={({ id }) => id}
      height={100 + 42 * Math.max(models.length, 2)}
      controls={<MeasureSwitch />}
      view={view ?? 'chart'}
      onViewChange={(next) => change({ view: next === 'table' ? next : undefined })}
      onPoint={onPoint}
      footnote={
        isUndivided || withoutVision ? (
          <>
            {isUndivided
              ? `A dashed ${measure === 'log' ? 'circle' : 'outline'}: the files hold that many parameters, and the split is not published. Unknown is not zero. `
              : null}
            {withoutVision ? '“No vision encoder”: the model has none, so nothing is missing there.' : null}
          </>
        ) : undefined
      }
    />
  );
}
