import { memo, useMemo } from 'react';
import { memoryOverContextLines } from '@gemmavision/charts/memory-over-context';
import type { WeightType } from '@gemmavision/domain/memory';
import type { Model } from '@gemmavision/domain/models';
import { inGigabytes, shown, shownFixed } from '../../parts/quantities.ts';
import { ChartFigure } from '../../ui/ChartFigure.tsx';
import type { DataColumn } from '../../ui/DataTable.tsx';
import { KindBadge } from '../../ui/SourceLink.tsx';
import { useChartLook } from '../../ui/use-chart-look.ts';
import type { CacheAssumptions } from './compare.ts';
import type { Deployment } from './deployment.ts';
import { capacityBytes, memoryCurve, type CurvePoint } from './memory-curve.ts';

interface ContextCurveProps {
  /** Decides the colours, whatever is chosen. */
  allModels: readonly Model[];
  models: readonly Model[];
  weights: WeightType;
  assumptions: CacheAssumptions;
  deployment: Deployment;
}

const columns: DataColumn<CurvePoint>[] = [
  { key: 'model', header: 'Model', value: ({ model }) => model.name },
  {
    key: 'context',
    header: 'Context',
    unit: 'tokens',
    isNumeric: true,
    value: ({ context }) => context,
    cell: ({ context }) => shown(context),
  },
  {
    key: 'bytes',
    header: 'Bytes needed',
    unit: 'GB',
    isNumeric: true,
    value: ({ bytes }) => inGigabytes(bytes),
    cell: ({ bytes }) => shownFixed(inGigabytes(bytes), 2),
  },
];

/** What the chosen models need as the context grows, each up to its own limit. */
export const ContextCurve = memo(function ContextCurve(props: ContextCurveProps) {
  const { allModels, models, weights, assumptions, deployment } = props;
  const look = useChartLook();
  const overheadBytes = deployment.devices * deployment.overheadBytes;
  const points = useMemo(
    () => memoryCurve(models, weights.id, assumptions, overheadBytes),
    [models, weights, assumptions, overheadBytes],
  );
  const capacity = capacityBytes(deployment);
  const option = useMemo(() => {
    const curves = models
      .map((model) => ({
        name: model.name,
        position: allModels.findIndex(({ id }) => id === model.id),
        points: points
          .filter((point) => point.model === model)
          .map(({ context, bytes }) => ({ context, totalBytes: bytes })),
      }))
      .filter((curve) => curve.points.length > 0);
    return memoryOverContextLines(curves, capacity > 0 ? capacity : null, look);
  }, [allModels, models, points, capacity, look]);
  return (
    <ChartFigure
      headingLevel={2}
      title="Memory over context"
      units="GB (10⁹ bytes)"
      description={`Bytes needed in ${weights.label} by ${assumptions.sequences === 1 ? 'one sequence' : `${assumptions.sequences} sequences`}. A diamond ends each line at its model’s own limit.`}
      option={option}
      columns={columns}
      rows={points}
      rowKey={({ model, context }) => `${model.id}/${context}`}
      height={360}
      footnote={
        <>
          <KindBadge kind="computed" /> Weights, KV cache and the overhead you assume; an engine’s own buffers
          come on top.
        </>
      }
    />
  );
});
