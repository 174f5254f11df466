import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Model } from '@gemmavision/domain/models';
import { DataAge } from '../../parts/DataAge.tsx';
import { idListText, idsOf } from '../../parts/id-list.ts';
import { ModelPicker } from '../../parts/ModelPicker.tsx';
import { modelsQuery } from '../../parts/reference-queries.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { Later } from '../../ui/Later.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { ArchitectureSection } from './ArchitectureSection.tsx';
import { CompositionChart } from './CompositionChart.tsx';
import { ParameterTable } from './ParameterTable.tsx';
import { SumFormula } from './SumFormula.tsx';
import { useModelsSearch } from './use-models-search.ts';

/** What Gemma models are made of. */
export function ModelsPage() {
  const query = useQuery(modelsQuery);
  return (
    <>
      <PageHeader
        title="Model Overview"
        lead="What each model is made of: which part reads images, which holds the vocabulary, and how attention is laid out. Both decide what memory a model needs."
        actions={<DataAge />}
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
  const [search, change] = useModelsSearch();
  // Stays when the pointer goes on, so that it can reach the sources in the formula.
  const [pointed, setPointed] = useState<string | null>(null);
  const point = useCallback((model: Model | null) => {
    if (model !== null) setPointed(model.id);
  }, []);
  const everyId = useMemo(() => models.map(({ id }) => id), [models]);
  const chosenIds = useMemo(() => idsOf(search.models, everyId), [search.models, everyId]);
  const chosen = useMemo(() => models.filter(({ id }) => chosenIds.includes(id)), [models, chosenIds]);
  const example =
    chosen.find(({ id }) => id === pointed) ??
    chosen.find(({ id }) => id === search.example) ??
    chosen.find(({ parameters }) => parameters.vision.value) ??
    chosen[0];
  return (
    <Stack gap="xl">
      <ModelPicker
        models={models}
        chosen={chosenIds}
        onChange={(ids) => change({ models: idListText(ids, everyId) })}
      />
      {example === undefined ? (
        <EmptyNote title="No model is chosen">
          Choose one or more above: what they are made of and how they pay attention is compared here.
        </EmptyNote>
      ) : (
        <>
          <SumFormula
            models={chosen}
            model={example}
            onChoose={(id) => {
              setPointed(null);
              change({ example: id });
            }}
          />
          <CompositionChart models={chosen} onPoint={point} />
          <Later height={90 + 36 * chosen.length}>
            <ParameterTable models={chosen} marked={example.id} onHover={point} />
          </Later>
          <Later height={800}>
            <ArchitectureSection models={chosen} />
          </Later>
        </>
      )}
    </Stack>
  );
}
