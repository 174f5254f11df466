import { ChipPicker } from '../../parts/ChipPicker.tsx';
import { idListText, idsOf } from '../../parts/id-list.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { AbilitiesSection } from './AbilitiesSection.tsx';
import { ArenaSection } from './ArenaSection.tsx';
import { SuitesSection } from './SuitesSection.tsx';
import { benchmarksRoute } from './route.ts';
import classes from './BenchmarksPage.module.css';

const views = [
  { id: 'arena', label: 'Chatbot Arena', Section: ArenaSection },
  { id: 'abilities', label: 'Abilities', Section: AbilitiesSection },
  { id: 'tables', label: 'All benchmarks', Section: SuitesSection },
];
const allViews = views.map(({ id }) => id);

/** How models score, each figure with its source. */
export function BenchmarksPage() {
  const search = benchmarksRoute.useSearch();
  const navigate = benchmarksRoute.useNavigate();
  const chosen = idsOf(search.views, allViews);
  const shownViews = views.filter(({ id }) => chosen.includes(id));
  return (
    <>
      <PageHeader
        title="Performance Benchmarks"
        lead="How well models do, as published. Scores stand beside each other only where they were measured alike."
      />
      <div className={classes.page}>
        <ChipPicker
          title="Views"
          options={views}
          chosen={chosen}
          onChange={(ids) =>
            void navigate({
              search: (before) => ({ ...before, views: idListText(ids, allViews) }),
              replace: true,
              resetScroll: false,
            })
          }
        />
        {shownViews.length === 0 ? (
          <EmptyNote title="No view is chosen">
            Choose the Arena for how people judge answers, Abilities for six summary scores, or all benchmarks
            for the tables themselves.
          </EmptyNote>
        ) : null}
        {shownViews.map(({ id, Section }) => (
          <Section key={id} />
        ))}
      </div>
    </>
  );
}
