import { UnstyledButton } from '@mantine/core';
import { memo, useCallback, useMemo } from 'react';
import { fitHeatMap } from '@gemmavision/charts/fit-heat-map';
import { fitGrid, weightTypes, type FitCell, type WeightType } from '@gemmavision/domain/memory';
import { memoryModelOf, type Model } from '@gemmavision/domain/models';
import type { Provenance } from '@gemmavision/domain/provenance';
import { inGigabytes, shown, shownFixed } from '../../parts/quantities.ts';
import { ChartFigure } from '../../ui/ChartFigure.tsx';
import type { ChartPlace } from '../../ui/use-chart-walk.ts';
import type { DataColumn } from '../../ui/DataTable.tsx';
import { KindBadge, SourceLink } from '../../ui/SourceLink.tsx';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { useChartLook } from '../../ui/use-chart-look.ts';
import { beyondLimitInWords } from './assumptions-in-words.ts';
import type { CacheAssumptions } from './compare.ts';
import { marginProvenance } from './computed-provenance.ts';
import { memoryOptions, type Deployment } from './deployment.ts';
import { verdictOf } from './verdict.ts';
import classes from './Deployment.module.css';

interface FitMapProps {
  models: readonly Model[];
  types: readonly WeightType[];
  assumptions: CacheAssumptions;
  deployment: Deployment;
  withKvCache: boolean;
  /** “NVIDIA L40S”, with the number of them. */
  deviceName: string;
  /** Of the device’s memory. */
  memoryProvenance: Provenance;
  onChoose: (modelId: string, type: WeightType) => void;
}

/** Which model fits in which precision on the chosen devices. A cell that is chosen is planned above. */
export const FitMap = memo(function FitMap(props: FitMapProps) {
  const { models, types, assumptions, deployment, withKvCache, deviceName, memoryProvenance } = props;
  const { onChoose } = props;
  const look = useChartLook();
  const cells = useMemo(
    () =>
      fitGrid(
        models.map(memoryModelOf),
        types.map(({ id }) => id),
        memoryOptions(assumptions, deployment, withKvCache),
      ),
    [models, types, assumptions, deployment, withKvCache],
  );
  const option = useMemo(
    () =>
      fitHeatMap(
        cells.map(({ verdict, marginBytes }, index) => ({
          x: index % types.length,
          y: Math.floor(index / types.length),
          verdict,
          marginBytes,
        })),
        { across: types.map(({ label }) => label), down: models.map(({ name }) => name) },
        look,
      ),
    [cells, types, models, look],
  );
  const choose = useCallback(
    ({ model, weights }: FitCell) => onChoose(model.id, weightTypes[weights]),
    [onChoose],
  );
  // The first series holds the cells that are known, in their order.
  const chooseMark = useCallback(
    ({ seriesIndex, dataIndex }: ChartPlace) => {
      const cell = seriesIndex === 0 ? cells.filter(isKnown)[dataIndex] : undefined;
      if (cell !== undefined) choose(cell);
    },
    [cells, choose],
  );
  const provenance = useMemo(
    () => marginProvenance(models, assumptions, withKvCache),
    [models, assumptions, withKvCache],
  );
  const columns = useMemo(() => columnsOf(provenance, choose), [provenance, choose]);
  const known = [...new Set(cells.filter(isKnown).map(({ model }) => model.id))];
  const beyondLimit = withKvCache
    ? beyondLimitInWords(
        models.filter(({ id }) => known.includes(id)),
        assumptions,
      )
    : null;
  return (
    <ChartFigure
      headingLevel={2}
      title="What fits"
      units="GB to spare or missing, on each device"
      description={`Every chosen model in every chosen precision on ${deviceName}. Choose a cell to plan it above.`}
      option={option}
      columns={columns}
      rows={cells}
      rowKey={({ model, weights }) => `${model.id}/${weights}`}
      height={110 + 40 * models.length}
      onChoose={chooseMark}
      footnote={
        <>
          <KindBadge kind="computed" />{' '}
          <SourceLink provenance={provenance} label="Where is this from? Cells of the map" /> Against{' '}
          {deployment.utilisation} % of{' '}
          <SourcedFigure provenance={memoryProvenance} name={`Memory of ${deviceName}`}>
            {shown(inGigabytes(deployment.deviceBytes))} GB
          </SourcedFigure>{' '}
          on each device. Unknown: how the parameters divide is not published.
          {beyondLimit === null ? null : ` ${beyondLimit}`}
        </>
      }
    />
  );
});

const isKnown = ({ verdict }: FitCell) => verdict !== 'unknown';

function columnsOf(provenance: Provenance, choose: (cell: FitCell) => void): DataColumn<FitCell>[] {
  const nameOf = ({ model, weights }: FitCell) => `${model.name} in ${weightTypes[weights].label}`;
  return [
    { key: 'model', header: 'Model', value: ({ model }) => model.name },
    { key: 'weights', header: 'Precision', value: ({ weights }) => weightTypes[weights].label },
    { key: 'verdict', header: 'Verdict', value: ({ verdict }) => verdict.replaceAll('-', ' ') },
    {
      key: 'margin',
      header: 'To spare, missing below 0',
      unit: 'GB',
      isNumeric: true,
      value: ({ marginBytes }) => marginBytes && inGigabytes(marginBytes),
      cell: (cell) =>
        cell.marginBytes === null ? undefined : (
          <SourcedFigure provenance={provenance} name={`To spare, ${nameOf(cell)}`}>
            {shownFixed(inGigabytes(cell.marginBytes), 2)}
          </SourcedFigure>
        ),
    },
    {
      key: 'plan',
      header: 'Plan',
      isNotSortable: true,
      value: () => null,
      cell: (cell) =>
        cell.marginBytes === null ? (
          <span className={classes.unknown}>unknown split</span>
        ) : (
          <UnstyledButton
            className={classes.plan}
            aria-label={`${nameOf(cell)}: ${verdictOf(cell.marginBytes)}. Plan it`}
            onClick={() => choose(cell)}
          >
            Plan it
          </UnstyledButton>
        ),
    },
  ];
}
