import { useMemo } from 'react';
import { abilityDots } from '@gemmavision/charts/ability-dots';
import type { AbilityMarks } from '@gemmavision/charts/ability-marks';
import { abilityRadar } from '@gemmavision/charts/ability-radar';
import type { AbilityScores, BenchmarkResult, Tuning } from '@gemmavision/domain/benchmarks';
import { ChartFigure } from '../../ui/ChartFigure.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { Later } from '../../ui/Later.tsx';
import { useChartLook } from '../../ui/use-chart-look.ts';
import { abilityColumns } from './ability-columns.tsx';
import { useChosenModels } from './chosen-models.ts';
import { useModelPositions } from './use-model-positions.ts';
import classes from './BenchmarksPage.module.css';

interface AbilitiesViewProps {
  tuning: Tuning;
  /** Of this tuning. */
  models: readonly AbilityScores[];
  /** Of the other tuning, where the reader wants them laid over. */
  overlaid: readonly AbilityScores[];
  /** All there is: it decides the colours. */
  results: readonly BenchmarkResult[];
}

/** The same scores three times: as a radar, as dots for those who distrust radars, and as figures. */
export function AbilitiesView({ tuning, models, overlaid, results }: AbilitiesViewProps) {
  const chartLook = useChartLook();
  const { ids, baseline: baselineId } = useChosenModels();
  const positions = useModelPositions(results);
  const placed = useMemo(() => {
    const chosen = new Set(ids?.map((id) => positions.get(id)));
    // A model that was chosen in one tuning is meant in the other too.
    const isShown = ({ model }: AbilityScores) =>
      ids === undefined
        ? model.id.startsWith('gemma-3') || model.id === baselineId
        : chosen.has(positions.get(model.id));
    const marksOf = (scores: AbilityScores, isLaidOver: boolean): AbilityMarks => ({
      scores,
      position: positions.get(scores.model.id) ?? 0,
      isLaidOver,
    });
    return [
      ...models.filter(isShown).map((scores) => marksOf(scores, false)),
      ...overlaid.filter(isShown).map((scores) => marksOf(scores, true)),
    ].toSorted((a, b) => a.position - b.position);
  }, [ids, baselineId, positions, models, overlaid]);
  const baseline = models.find(({ model }) => model.id === baselineId);
  const look = { ...chartLook, baseline };
  if (placed.length === 0) {
    return (
      <EmptyNote title={`Abilities: none of the chosen models has ${tuning} scores`}>
        {models.length === 0
          ? 'No model was measured in all benchmarks of any ability.'
          : `Choose one of these under “Models”: ${models.map(({ model }) => model.name).join(', ')}.`}
      </EmptyNote>
    );
  }
  const figure = {
    units: '%, higher is better',
    columns: abilityColumns(baseline),
    rows: placed,
    rowKey: ({ scores }: AbilityMarks) => scores.model.id,
    height: chartLook.isNarrow ? 320 : 400,
  };
  return (
    <>
      {ids === undefined ? (
        <p className={classes.condition}>
          Gemma 3{baseline ? ' and the baseline' : ''}; choose others under “Models” above.
        </p>
      ) : null}
      <div className={classes.pair}>
        <ChartFigure
          {...figure}
          title="Six abilities"
          description="One spoke an ability, one outline a model. An outline stays open where an ability was not measured: unknown is not zero."
          option={abilityRadar(placed, look)}
        />
        <ChartFigure
          {...figure}
          title="The same, on one scale"
          description="One line an ability, one mark a model: lengths can be read off here, and areas cannot mislead."
          option={abilityDots(placed, look)}
        />
      </div>
      <Later height={90 + 36 * placed.length}>
        <DataTable
          caption="Scores by ability"
          isCaptionVisible
          columns={figure.columns}
          rows={placed}
          rowKey={figure.rowKey}
        />
      </Later>
      {baselineId !== undefined && baseline === undefined ? (
        <p className={classes.condition}>
          The baseline has no {tuning} scores of abilities, so nothing is held against it here.
        </p>
      ) : null}
    </>
  );
}
