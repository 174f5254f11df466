import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Model } from '@gemmavision/domain/models';
import { idListText, idsOf } from '../../parts/id-list.ts';
import { ModelPicker } from '../../parts/ModelPicker.tsx';
import { modelsQuery } from '../../parts/reference-queries.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { ArchitectureTable } from './ArchitectureTable.tsx';
import { CompositionChart } from './CompositionChart.tsx';
import { MeasureSwitch } from './MeasureSwitch.tsx';
import { ParameterTable } from './ParameterTable.tsx';
import { SumFormula } from './SumFormula.tsx';
import { modelsRoute } from './route.ts';
import classes from './ModelsPage.module.css';

/** What Gemma models are made of. */
export function ModelsPage() {
  const query = useQuery(modelsQuery);
  return (
    <>
      <PageHeader
        title="Model Overview"
        lead="What each model is made of: which part reads images, which holds the vocabulary, and how attention is laid out. Both decide what memory a model needs."
      />
      <QueryState
        query={query}
        isEmpty={(models) => models.length === 0}
        empty={<EmptyNote title="No models yet">The reference data has not been loaded.</EmptyNote>}
      >
        {(models) => <ModelsView models={models} />}
      </QueryState>
    </>
  );
}

function ModelsView({ models }: { models: readonly Model[] }) {
  const search = modelsRoute.useSearch();
  const navigate = modelsRoute.useNavigate();
  const [hovered, setHovered] = useState<Model | null>(null);
  const everyId = models.map(({ id }) => id);
  const chosenIds = idsOf(search.models, everyId);
  const chosen = models.filter(({ id }) => chosenIds.includes(id));
  const example = hovered ?? chosen.find(({ parameters }) => parameters.vision.value) ?? chosen[0];
  return (
    <Stack gap="xl">
      <ModelPicker
        models={models}
        chosen={chosenIds}
        onChange={(ids) =>
          void navigate({
            search: (before) => ({ ...before, models: idListText(ids, everyId) }),
            replace: true,
            resetScroll: false,
          })
        }
      />
      {example === undefined ? (
        <EmptyNote title="No model is chosen">
          Choose one or more above: they stand beside each other here.
        </EmptyNote>
      ) : (
        <>
          <SumFormula model={example} />
          <div className={classes.chart}>
            <MeasureSwitch />
            <CompositionChart models={chosen} />
          </div>
          <ParameterTable models={chosen} marked={example.id} onHover={setHovered} />
          <ArchitectureTable models={chosen} />
        </>
      )}
    </Stack>
  );
}
