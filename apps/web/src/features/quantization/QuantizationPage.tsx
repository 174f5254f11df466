import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Accelerator } from '@gemmavision/domain/accelerators';
import type { Model } from '@gemmavision/domain/models';
import type { PublishedFootprint } from '@gemmavision/domain/memory';
import { DataAge } from '../../parts/DataAge.tsx';
import { acceleratorsQuery, modelsQuery, publishedMemoryQuery } from '../../parts/reference-queries.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { Later } from '../../ui/Later.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { ComparisonTable } from './ComparisonTable.tsx';
import { Controls } from './Controls.tsx';
import { DeploymentFigures } from './DeploymentFigures.tsx';
import { DeploymentPlanner } from './DeploymentPlanner.tsx';
import { GapNote } from './GapNote.tsx';
import { MemoryCharts } from './MemoryCharts.tsx';
import { StrategyList } from './StrategyList.tsx';
import { useChoice } from './use-choice.ts';
import classes from './QuantizationPage.module.css';

/** What each precision costs in memory: as published, and as computed from the architecture. */
export function QuantizationPage() {
  const models = useQuery(modelsQuery);
  const footprints = useQuery(publishedMemoryQuery);
  const accelerators = useQuery(acceleratorsQuery);
  return (
    <>
      <PageHeader
        title="Quantization Strategies"
        lead="How much memory a model needs at each precision, with or without its KV cache. What the report prints and what its architecture gives stand side by side, and are never mixed."
        actions={<DataAge />}
      />
      <QueryState query={models}>
        {(allModels) => (
          <QueryState query={footprints}>
            {(allFootprints) => (
              <QuantizationView models={allModels} footprints={allFootprints} accelerators={accelerators} />
            )}
          </QueryState>
        )}
      </QueryState>
    </>
  );
}

interface QuantizationViewProps {
  models: readonly Model[];
  footprints: readonly PublishedFootprint[];
  accelerators: UseQueryResult<Accelerator[]>;
}

function QuantizationView({ models, footprints, accelerators }: QuantizationViewProps) {
  const choice = useChoice(models, footprints);
  const { comparisons, unknownTypes, withKvCache } = choice;
  return (
    <div className={classes.page}>
      <Controls models={models} choice={choice} />
      <Later height={720}>
        <QueryState query={accelerators}>
          {(all) => <DeploymentPlanner models={models} accelerators={all} choice={choice} />}
        </QueryState>
      </Later>
      {unknownTypes.map((id) => (
        <EmptyNote key={id} title={`“${id}” is not a strategy this portal knows`}>
          Nothing is shown for it: a figure without a definition of its bits would be invented.
        </EmptyNote>
      ))}
      {comparisons.length === 0 ? (
        <EmptyNote title="Nothing to compare yet">
          Choose at least one model and one precision above. Each pair becomes a bar and a row.
        </EmptyNote>
      ) : (
        <>
          {accelerators.data === undefined ? null : (
            <Later height={1050}>
              <DeploymentFigures models={models} accelerators={accelerators.data} choice={choice} />
            </Later>
          )}
          <Later height={520}>
            <MemoryCharts
              comparisons={comparisons}
              withKvCache={withKvCache}
              assumptions={choice.assumptions}
            />
          </Later>
          {withKvCache ? <GapNote comparisons={comparisons} assumptions={choice.assumptions} /> : null}
          <Later height={900}>
            <ComparisonTable
              comparisons={comparisons}
              withKvCache={withKvCache}
              assumptions={choice.assumptions}
            />
          </Later>
        </>
      )}
      <Later height={500}>
        <StrategyList
          models={choice.chosenModels}
          types={choice.types}
          withKvCache={withKvCache}
          assumptions={choice.assumptions}
        />
      </Later>
    </div>
  );
}
