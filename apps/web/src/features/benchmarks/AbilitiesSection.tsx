import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { abilitiesQuery } from '../../parts/reference-queries.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { AbilitiesView } from './AbilitiesView.tsx';
import { AbilityMapping } from './AbilityMapping.tsx';
import { allResultsQuery } from './all-results-query.ts';
import type { BenchmarksSearch } from './benchmarks-search.ts';
import { SectionHead } from './SectionHead.tsx';
import { benchmarksRoute } from './route.ts';
import classes from './BenchmarksPage.module.css';

/** Six summary scores. */
export function AbilitiesSection() {
  const { tuning = 'instruction-tuned', overlay = false } = benchmarksRoute.useSearch();
  const navigate = benchmarksRoute.useNavigate();
  const other = tuning === 'pre-trained' ? 'instruction-tuned' : 'pre-trained';
  const query = useQuery(abilitiesQuery(tuning));
  const results = useQuery(allResultsQuery);
  const overlaid = useQuery({ ...abilitiesQuery(other), enabled: overlay });
  const change = (part: BenchmarksSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  return (
    <section className={classes.section} aria-label="Abilities">
      <SectionHead
        title="Abilities"
        lead="Each score is the plain mean of the benchmarks assigned to it; the assignment is ours, and stands below."
      >
        <div className={classes.switches}>
          <Segments
            label="Tuning"
            value={tuning}
            onChange={(value) => change({ tuning: value === 'pre-trained' ? value : undefined })}
            segments={[
              { value: 'instruction-tuned', label: 'Instruction-tuned' },
              { value: 'pre-trained', label: 'Pre-trained' },
            ]}
          />
          <Switch
            size="xs"
            label={`Lay ${other} over`}
            checked={overlay}
            onChange={(event) => change({ overlay: event.currentTarget.checked || undefined })}
          />
        </div>
      </SectionHead>
      {overlay ? (
        <p className={classes.warning} role="status">
          <strong>Two yardsticks in one picture.</strong> The two tunings were measured on different
          benchmarks, so a dashed outline inside another says nothing about which model is better. Compare
          shapes within one tuning; no difference is computed between them.
        </p>
      ) : null}
      {overlay && overlaid.isError ? (
        <ProblemNote error={overlaid.error} retry={() => void overlaid.refetch()} />
      ) : null}
      <QueryState query={results}>
        {(all) => (
          <QueryState query={query}>
            {(assigned) => (
              <>
                <AbilitiesView
                  tuning={tuning}
                  models={assigned.items}
                  overlaid={overlay ? (overlaid.data?.items ?? []) : []}
                  results={all}
                />
                <AbilityMapping key={tuning} assigned={assigned} results={all} />
              </>
            )}
          </QueryState>
        )}
      </QueryState>
    </section>
  );
}
