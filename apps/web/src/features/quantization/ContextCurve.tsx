import { memo, useMemo } from 'react';
import { memoryOverContextLines } from '@gemmavision/charts/memory-over-context';
import { usableBytes, type WeightType } from '@gemmavision/domain/memory';
import type { Model } from '@gemmavision/domain/models';
import type { Provenance } from '@gemmavision/domain/provenance';
import { inGigabytes, shown, shownFixed } from '../../parts/quantities.ts';
import { ChartFigure } from '../../ui/ChartFigure.tsx';
import type { DataColumn } from '../../ui/DataTable.tsx';
import { KindBadge, SourceLink } from '../../ui/SourceLink.tsx';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { useChartLook } from '../../ui/use-chart-look.ts';
import { sequencesInWords } from './assumptions-in-words.ts';
import type { CacheAssumptions } from './compare.ts';
import { fitProvenance } from './computed-provenance.ts';
import type { Deployment } from './deployment.ts';
import { memoryCurve, type CurvePoint } from './memory-curve.ts';

interface ContextCurveProps {
  /** Decides the colours, whatever is chosen. */
  allModels: readonly Model[];
  models: readonly Model[];
  weights: WeightType;
  assumptions: CacheAssumptions;
  deployment: Deployment;
}

/** What the chosen models need as the context grows, each up to its own limit. */
export const ContextCurve = memo(function ContextCurve(props: ContextCurveProps) {
  const { allModels, models, weights, assumptions, deployment } = props;
  const look = useChartLook();
  const { devices, deviceBytes, utilisation } = deployment;
  const points = useMemo(
    () => memoryCurve(models, weights.id, assumptions, deployment),
    [models, weights, assumptions, deployment],
  );
  const columns = useMemo(
    () => columnsOf((model, context) => fitProvenance([model], weights, { ...assumptions, context }, true)),
    [weights, assumptions],
  );
  const provenance = useMemo(
    () => fitProvenance(models, weights, assumptions, true, 'tokens of text as the axis says'),
    [models, weights, assumptions],
  );
  const capacity = usableBytes({ deviceBytes, devices: 1, utilisation: utilisation / 100 });
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
      description={`Bytes needed ${devices === 1 ? '' : `on each of ${shown(devices)} devices `}in ${weights.label} by ${sequencesInWords(assumptions)}${assumptions.images === 0 ? '' : ', of text beside the images'}. A diamond ends each line at its model’s own limit.`}
      option={option}
      columns={columns}
      rows={points}
      rowKey={({ model, context }) => `${model.id}/${context}`}
      height={360}
      footnote={
        <>
          <KindBadge kind="computed" />{' '}
          <SourceLink provenance={provenance} label="Where is this from? Lines of memory" /> Weights, KV cache
          and the overhead you assume
          {devices === 1 ? '' : ', with KV heads that cannot be split on several devices'}; an engine’s own
          buffers come on top.
        </>
      }
    />
  );
});

function columnsOf(provenanceOf: (model: Model, context: number) => Provenance): DataColumn<CurvePoint>[] {
  return [
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
      header: 'Bytes needed on each device',
      unit: 'GB',
      isNumeric: true,
      value: ({ bytes }) => inGigabytes(bytes),
      cell: ({ model, context, bytes }) => (
        <SourcedFigure
          provenance={provenanceOf(model, context)}
          name={`Bytes needed, ${model.name} at ${shown(context)} tokens`}
        >
          {shownFixed(inGigabytes(bytes), 2)}
        </SourcedFigure>
      ),
    },
  ];
}
