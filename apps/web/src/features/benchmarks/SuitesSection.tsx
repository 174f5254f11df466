import { useQuery } from '@tanstack/react-query';
import type { BenchmarkResult, Suite } from '@gemmavision/domain/benchmarks';
import { ChipPicker } from '../../parts/ChipPicker.tsx';
import { idListText, idsOf } from '../../parts/id-list.ts';
import { suitesQuery } from '../../parts/reference-queries.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { Later } from '../../ui/Later.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { allResultsQuery } from './all-results-query.ts';
import { useChosenModels } from './chosen-models.ts';
import { NotMeasuredNote } from './NotMeasuredNote.tsx';
import { benchmarksRoute } from './route.ts';
import { ScoreFigure } from './ScoreFigure.tsx';
import { SectionHead } from './SectionHead.tsx';
import { taskCategories, taskCategoryOf } from './task-categories.ts';
import classes from './BenchmarksPage.module.css';

/** One kind of tasks at a time keeps the page light, and the first is what most come for. */
const categoriesByDefault: readonly string[] = ['abilities'];

/** Every table by the kind of its tasks: within one, results were measured alike. */
export function SuitesSection() {
  const suites = useQuery(suitesQuery);
  const { categories, rows } = benchmarksRoute.useSearch();
  const navigate = benchmarksRoute.useNavigate();
  const chosen = idsOf(categories, categoriesByDefault);
  return (
    <section className={classes.section} aria-label="Other benchmarks">
      <SectionHead
        title="Other benchmarks"
        lead="Each table was measured alike, and is ranked by itself: benchmarks of the same name in two tables may be two versions."
      >
        <Segments
          label="Lines of the tables"
          value={rows ?? 'fitting'}
          onChange={(value) =>
            void navigate({
              search: (before) => ({
                ...before,
                rows: value === 'fitting' ? undefined : value,
              }),
              replace: true,
              resetScroll: false,
            })
          }
          segments={[
            { value: 'fitting', label: 'Whichever fits' },
            { value: 'models', label: 'Models down' },
            { value: 'benchmarks', label: 'Benchmarks down' },
          ]}
        />
      </SectionHead>
      <ChipPicker
        title="Tasks"
        options={taskCategories}
        chosen={chosen}
        onChange={(ids) =>
          void navigate({
            search: (before) => ({ ...before, categories: idListText(ids, categoriesByDefault) }),
            replace: true,
            resetScroll: false,
          })
        }
      />
      {chosen.length === 0 ? (
        <EmptyNote title="No kind of task is chosen">
          Choose one or more above: images and documents for reading scans and charts, finance for questions
          about filings, science and code for calculations.
        </EmptyNote>
      ) : (
        <QueryState query={suites}>{(items) => <Tables suites={items} categories={chosen} />}</QueryState>
      )}
    </section>
  );
}

function Tables({ suites, categories }: { suites: readonly Suite[]; categories: readonly string[] }) {
  const query = useQuery(allResultsQuery);
  const shown = suites.filter((suite) => {
    const category = taskCategoryOf(suite);
    return category !== undefined && categories.includes(category);
  });
  return (
    <QueryState query={query}>
      {(results) =>
        shown.length === 0 ? (
          <EmptyNote title="There is no table of this kind">Choose another kind of task above.</EmptyNote>
        ) : (
          shown.map((suite) => (
            <Later key={suite.id} height={500}>
              <Table suite={suite} results={results} />
            </Later>
          ))
        )
      }
    </QueryState>
  );
}

function Table({ suite, results }: { suite: Suite; results: readonly BenchmarkResult[] }) {
  const { isShown } = useChosenModels();
  const all = results.filter((result) => result.suite === suite.id);
  const shown = all.filter(({ model }) => isShown(model));
  return shown.length === 0 ? (
    <NotMeasuredNote title={suite.title} results={all} />
  ) : (
    <ScoreFigure title={suite.title} note={suite.note} results={shown} all={all} />
  );
}
