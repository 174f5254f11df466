import { SegmentedControl, useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { abilityDots } from '@gemmavision/charts/ability-dots';
import { abilities } from '@gemmavision/domain/benchmarks';
import type { AbilityScores } from '@gemmavision/domain/benchmarks';
import { ChipPicker } from '../../parts/ChipPicker.tsx';
import { idListText, idsOf } from '../../parts/id-list.ts';
import { abilitiesQuery } from '../../parts/reference-queries.ts';
import { shownFixed } from '../../parts/quantities.ts';
import { ChartFigure } from '../../ui/ChartFigure.tsx';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { SectionHead } from './SectionHead.tsx';
import { benchmarksRoute } from './route.ts';
import classes from './BenchmarksPage.module.css';

/** Six summary scores. */
export function AbilitiesSection() {
  const { tuning = 'instruction-tuned' } = benchmarksRoute.useSearch();
  const navigate = benchmarksRoute.useNavigate();
  const query = useQuery(abilitiesQuery(tuning));
  return (
    <section className={classes.section} aria-label="Abilities">
      <SectionHead
        title="Abilities"
        lead="Each score is the plain mean of the benchmarks assigned to it; the assignment is ours, and differs between tunings, so the two cannot be laid over each other."
      >
        <SegmentedControl
          size="xs"
          aria-label="Tuning"
          value={tuning}
          onChange={(value) =>
            void navigate({
              search: (before) => ({
                ...before,
                tuning: value === 'pre-trained' ? value : undefined,
                models: undefined,
              }),
              replace: true,
              resetScroll: false,
            })
          }
          data={[
            { value: 'instruction-tuned', label: 'Instruction-tuned' },
            { value: 'pre-trained', label: 'Pre-trained' },
          ]}
        />
      </SectionHead>
      <QueryState query={query}>{({ items }) => <AbilitiesView models={items} />}</QueryState>
    </section>
  );
}

function AbilitiesView({ models }: { models: readonly AbilityScores[] }) {
  const search = benchmarksRoute.useSearch();
  const navigate = benchmarksRoute.useNavigate();
  const scheme = useComputedColorScheme('light');
  const byDefault = models.filter(({ model }) => model.id.startsWith('gemma-3')).map(({ model }) => model.id);
  const chosenText = search.models;
  const chosenIds = idsOf(chosenText, byDefault);
  const placed = models
    .map((scores, position) => ({ scores, position }))
    // The family first in the file is not the one looked at: ours takes the first colours.
    .toSorted((a, b) => Number(isOurs(b.scores)) - Number(isOurs(a.scores)))
    .map(({ scores }, position) => ({ scores, position }));
  const chosen = placed.filter(({ scores }) => chosenIds.includes(scores.model.id));
  const option = abilityDots(chosen, { scheme });
  const rows = chosen.map(({ scores }) => scores);
  return (
    <>
      <ChipPicker
        title="Models"
        options={placed.map(({ scores: { model } }) => ({ id: model.id, label: model.name }))}
        chosen={chosenIds}
        onChange={(ids) =>
          void navigate({
            search: (before) => ({ ...before, models: idListText(ids, byDefault) }),
            replace: true,
            resetScroll: false,
          })
        }
        quick={[{ label: 'Gemma 3', ids: byDefault }]}
      />
      {rows.length === 0 ? (
        <EmptyNote title="No model is chosen">Choose one or more above to see their scores.</EmptyNote>
      ) : (
        <>
          <ChartFigure
            title="Six abilities"
            units="%, higher is better"
            description="One line an ability, one mark a model. Where a model was not measured there is no mark."
            option={option}
            columns={columns}
            rows={rows}
            rowKey={({ model }) => model.id}
            height={360}
          />
          <DataTable
            caption="Scores by ability"
            isCaptionVisible
            columns={columns}
            rows={rows}
            rowKey={({ model }) => model.id}
          />
        </>
      )}
    </>
  );
}

const isOurs = ({ model }: AbilityScores) => model.id.startsWith('gemma-3');

const columns: readonly DataColumn<AbilityScores>[] = [
  { key: 'model', header: 'Model', value: ({ model }) => model.name, minWidth: '10rem' },
  ...abilities.map((ability): DataColumn<AbilityScores> => ({
    key: ability,
    header: ability,
    unit: '%',
    isNumeric: true,
    value: ({ scores }) => scores[ability].value,
    cell: ({ model, scores }) => {
      const { value, provenance } = scores[ability];
      return (
        <SourcedFigure provenance={provenance} name={`${ability} score of ${model.name}`}>
          {value === null ? null : shownFixed(value, 1)}
        </SourcedFigure>
      );
    },
  })),
];
