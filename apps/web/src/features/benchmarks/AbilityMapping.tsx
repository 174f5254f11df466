import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { abilities, doubtAbout } from '@gemmavision/domain/benchmarks';
import type {
  AbilityBenchmark,
  AbilityMappingState,
  AbilityScores,
  BenchmarkResult,
  Tuning,
} from '@gemmavision/domain/benchmarks';
import { suitesQuery } from '../../parts/reference-queries.ts';
import { momentOf } from '../../parts/when.ts';
import { useCan } from '../../shell/session.ts';
import classes from './AbilityMapping.module.css';

const AbilityMappingEditor = lazy(async () => ({
  default: (await import('./AbilityMappingEditor.tsx')).AbilityMappingEditor,
}));

export interface AssignedAbilities {
  tuning: Tuning;
  mapping: readonly AbilityBenchmark[];
  mappingState: AbilityMappingState;
  items: readonly AbilityScores[];
}

interface AbilityMappingProps {
  assigned: AssignedAbilities;
  results: readonly BenchmarkResult[];
}

/** Which benchmarks make up each ability, from which tables, whose choice that is, and what is doubtful about it. */
export function AbilityMapping({ assigned, results }: AbilityMappingProps) {
  const { tuning, mapping, mappingState } = assigned;
  const [isEditing, setEditing] = useState(false);
  const canEdit = useCan('reference.edit');
  const { data: suites = [] } = useQuery(suitesQuery);
  const nameOf = ({ suite, benchmark }: AbilityBenchmark) =>
    results.find((result) => result.suite === suite && result.benchmark.id === benchmark)?.benchmark.name ??
    `${benchmark} (no longer known)`;
  return (
    <div className={classes.frame}>
      <div className={classes.head}>
        <div>
          <h3 className={classes.title}>What each ability is made of, {tuning}</h3>
          <p className={classes.note}>
            The report names these six abilities in its Figure 2, not the benchmarks behind them: the
            assignment is ours. <span data-testid="mapping-state">{stateWords(mappingState)}</span>
          </p>
        </div>
        {canEdit && !isEditing ? (
          <Button variant="default" size="xs" onClick={() => setEditing(true)}>
            Change the assignment
          </Button>
        ) : null}
      </div>
      {isEditing ? (
        <Suspense fallback={<p className={classes.note}>Loading the editor …</p>}>
          <AbilityMappingEditor
            key={tuning}
            assigned={assigned}
            results={results}
            suites={suites}
            onClose={() => setEditing(false)}
          />
        </Suspense>
      ) : (
        <dl className={classes.abilities}>
          {abilities.map((ability) => {
            const members = mapping.filter((member) => member.ability === ability);
            return (
              <div key={ability} className={classes.ability}>
                <dt>{ability}</dt>
                {members.length === 0 ? <dd>No benchmark is assigned, so it is unknown for all.</dd> : null}
                {[...new Set(members.map(({ suite }) => suite))].map((suite) => (
                  <dd key={suite}>
                    <span className={classes.suite}>
                      {suites.find(({ id }) => id === suite)?.title ?? suite}:
                    </span>{' '}
                    {members
                      .filter((member) => member.suite === suite)
                      .map((member) => nameOf(member) + (doubtAbout(member) === null ? '' : ' ?'))
                      .join(', ')}
                  </dd>
                ))}
                {members.map((member) => {
                  const doubt = doubtAbout(member);
                  return doubt === null ? null : (
                    <dd key={`${member.suite} ${member.benchmark}`} className={classes.doubt}>
                      <strong>? {nameOf(member)}:</strong> {doubt}
                    </dd>
                  );
                })}
              </div>
            );
          })}
        </dl>
      )}
    </div>
  );
}

function stateWords({ isShipped, changedAt, changedBy }: AbilityMappingState): string {
  if (changedAt === null) return 'It is as shipped.';
  const who = changedBy ?? 'somebody who has left';
  const when = momentOf(changedAt);
  return isShipped ? `It is as shipped; ${who} brought it back on ${when}.` : `Changed by ${who} on ${when}.`;
}
