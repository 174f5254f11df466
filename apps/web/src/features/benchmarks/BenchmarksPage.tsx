import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { DataAge } from '../../parts/DataAge.tsx';
import { idListText, idsOf } from '../../parts/id-list.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { Later } from '../../ui/Later.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { AbilitiesSection } from './AbilitiesSection.tsx';
import { allResultsQuery } from './all-results-query.ts';
import { ArenaSection } from './ArenaSection.tsx';
import { useChosenModels } from './chosen-models.ts';
import { FinancialSection } from './FinancialSection.tsx';
import { LongContextSection } from './LongContextSection.tsx';
import { modelGroups } from './model-groups.ts';
import { PageControls } from './PageControls.tsx';
import { QuantizationSection } from './QuantizationSection.tsx';
import { SuitesSection } from './SuitesSection.tsx';
import { benchmarksRoute } from './route.ts';
import classes from './BenchmarksPage.module.css';

const views = [
  { id: 'arena', label: 'Chatbot Arena', Section: ArenaSection },
  { id: 'abilities', label: 'Abilities', Section: AbilitiesSection },
  { id: 'tables', label: 'Other benchmarks', Section: SuitesSection },
  { id: 'finance', label: 'Financial QA', Section: FinancialSection },
  { id: 'context', label: 'Long context', Section: LongContextSection },
  { id: 'quantization', label: 'Quantization quality', Section: QuantizationSection },
];
const allViews = views.map(({ id }) => id);

/** How models score, each figure with its source. */
export function BenchmarksPage() {
  const search = benchmarksRoute.useSearch();
  const navigate = benchmarksRoute.useNavigate();
  const { data: results } = useQuery(allResultsQuery);
  const groups = useMemo(() => modelGroups(results ?? []), [results]);
  const { ids } = useChosenModels();
  const chosen = idsOf(search.views, allViews);
  const shownViews = views.filter(({ id }) => chosen.includes(id));
  return (
    <>
      <PageHeader
        title="Performance Benchmarks"
        lead="How well models do, as published. Scores stand beside each other only where they were measured alike."
        actions={<DataAge />}
      />
      <div className={classes.page}>
        <PageControls
          views={views}
          shownViews={chosen}
          onViewsChange={(next) =>
            void navigate({
              search: (before) => ({ ...before, views: idListText(next, allViews) }),
              replace: true,
              resetScroll: false,
            })
          }
          groups={groups}
        />
        {shownViews.length === 0 ? (
          <EmptyNote title="No view is chosen">
            Choose the Arena for how people judge answers, Abilities for six summary scores, Other benchmarks
            for the tables themselves, Financial QA for questions about company filings, Long context for what
            is left at 128k tokens, or Quantization quality for what fewer bits cost.
          </EmptyNote>
        ) : ids?.length === 0 ? (
          <EmptyNote title="No model is chosen">
            Choose some under “Models” above: “Only Gemma 3” shows ours, “All” holds them against their peers.
          </EmptyNote>
        ) : (
          shownViews.map(({ id, Section }, place) =>
            place === 0 ? (
              <Section key={id} />
            ) : (
              <Later key={id} height={900}>
                <Section />
              </Later>
            ),
          )
        )}
      </div>
    </>
  );
}
