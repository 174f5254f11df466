import { Alert, Button, MultiSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type FormEvent } from 'react';
import { abilities, abilityCandidates, abilityScores } from '@gemmavision/domain/benchmarks';
import type { Ability, AbilityBenchmark, BenchmarkResult, Suite } from '@gemmavision/domain/benchmarks';
import { abilitiesQuery } from '../../parts/reference-queries.ts';
import { call } from '../../shell/api.ts';
import { AbilityEffect } from './AbilityEffect.tsx';
import type { AssignedAbilities } from './AbilityMapping.tsx';
import classes from './AbilityMapping.module.css';

interface AbilityMappingEditorProps {
  assigned: AssignedAbilities;
  results: readonly BenchmarkResult[];
  suites: readonly Suite[];
  onClose: () => void;
}

/** Assigns benchmarks to abilities, and shows what that does to the scores before anybody else sees it. */
export function AbilityMappingEditor({ assigned, results, suites, onClose }: AbilityMappingEditorProps) {
  const { tuning, mapping, mappingState } = assigned;
  const client = useQueryClient();
  const [draft, setDraft] = useState<readonly AbilityBenchmark[]>(mapping);
  // The state that the draft began from: a save of another admin must neither drop the draft nor be written over.
  const [begunFrom, setBegunFrom] = useState(mappingState.version);
  const query = abilitiesQuery(tuning);
  const saving = useMutation({
    mutationFn: (members: readonly AbilityBenchmark[] | null) =>
      call('PUT /api/benchmarks/abilities/mapping', {
        body: { tuning, version: begunFrom, members: members === null ? null : [...members] },
      }),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries(query);
    },
    // A conflict means that there is a newer assignment to show.
    onError: () => client.invalidateQueries(query),
  });
  const groups = useMemo(() => {
    const candidates = abilityCandidates(results, tuning);
    return [...new Set(candidates.map(({ suite }) => suite))].map((suite) => ({
      group: suites.find(({ id }) => id === suite)?.title ?? suite,
      items: candidates
        .filter((one) => one.suite === suite)
        .map(({ benchmark, models }) => ({
          value: keyOf({ suite, benchmark: benchmark.id }),
          label: `${benchmark.name} (${models} models)`,
        })),
    }));
  }, [results, suites, tuning]);
  const preview = useMemo(() => abilityScores(results, draft, tuning), [results, draft, tuning]);
  const isOvertaken = begunFrom !== mappingState.version;
  const isChanged = JSON.stringify(draft) !== JSON.stringify(mapping);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(draft);
  };
  return (
    <form onSubmit={submit} aria-label="Assignment of benchmarks to abilities" className={classes.editor}>
      <div className={classes.selects}>
        {abilities.map((ability) => (
          <MultiSelect
            key={ability}
            label={ability}
            size="xs"
            searchable
            hidePickedOptions
            placeholder="Add a benchmark"
            nothingFoundMessage="No percent benchmark of this tuning has such a name"
            data={groups}
            value={draft.filter((member) => member.ability === ability).map(keyOf)}
            onChange={(keys) => setDraft((before) => withMembers(before, ability, keys))}
          />
        ))}
      </div>
      <p className={classes.note}>
        Only benchmarks in percent, higher is better, with one score a model of this tuning can be assigned. A
        model that lacks one of an ability’s benchmarks has no score in it: each one more can only leave fewer
        models.
      </p>
      <AbilityEffect before={assigned.items} after={preview} />
      {saving.error ? (
        <Alert color="red" role="alert" title="Nothing was saved">
          {saving.error.message}
        </Alert>
      ) : null}
      {isOvertaken ? (
        <Alert color="yellow" role="alert" title="The assignment was changed while you edited">
          Your draft is still here, but cannot be saved over that change.{' '}
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => {
              saving.reset();
              setDraft(mapping);
              setBegunFrom(mappingState.version);
            }}
          >
            Begin again from the new one
          </Button>
        </Alert>
      ) : null}
      <div className={classes.buttons}>
        <Button type="submit" size="xs" disabled={!isChanged || isOvertaken} loading={saving.isPending}>
          Save for everybody
        </Button>
        <Button variant="default" size="xs" onClick={onClose}>
          Cancel
        </Button>
        {mappingState.isShipped ? null : (
          <Button
            variant="subtle"
            size="xs"
            onClick={() => saving.mutate(null)}
            disabled={saving.isPending || isOvertaken}
          >
            Bring the shipped assignment back
          </Button>
        )}
      </div>
    </form>
  );
}

const keyOf = ({ suite, benchmark }: Pick<AbilityBenchmark, 'suite' | 'benchmark'>) =>
  `${suite}/${benchmark}`;

/** The assignment with these benchmarks for one ability; those of the others keep their order. */
function withMembers(
  before: readonly AbilityBenchmark[],
  ability: Ability,
  keys: readonly string[],
): AbilityBenchmark[] {
  const members = keys.map((key): AbilityBenchmark => {
    const end = key.indexOf('/');
    return { ability, suite: key.slice(0, end), benchmark: key.slice(end + 1) };
  });
  return abilities.flatMap((each) =>
    each === ability ? members : before.filter((member) => member.ability === each),
  );
}
