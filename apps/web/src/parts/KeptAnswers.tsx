import { Button } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReferenceCache } from '@gemmavision/domain/reference';
import { call } from '../shell/api.ts';
import { LinesSkeleton, QueryState } from '../ui/QueryState.tsx';
import { fileSize } from './sizes.ts';
import { useNow } from './use-now.ts';
import { ago } from './when.ts';
import classes from './DataAge.module.css';

/** What the portal keeps ready. Not under `reference`: it is no figure of the page. */
const cacheQuery = queryOptions({
  queryKey: ['reference-cache'],
  queryFn: ({ signal }) => call('GET /api/reference/cache', { signal }),
  staleTime: 0,
});

/** The answers that the portal keeps ready, and a button that drops them: for who may manage them. */
export function KeptAnswers() {
  const client = useQueryClient();
  const query = useQuery(cacheQuery);
  const now = useNow();
  const clearing = useMutation({
    mutationFn: () => call('DELETE /api/reference/cache'),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['reference'] });
      await client.invalidateQueries(cacheQuery);
    },
  });
  return (
    <div className={classes.kept}>
      <p className={classes.name}>Answers the portal keeps ready</p>
      <QueryState query={query} skeleton={<LinesSkeleton lines={4} />}>
        {(cache) => (
          <dl className={classes.facts}>
            {factsOf(cache, now).map(([term, fact]) => (
              <Fact key={term} term={term} fact={fact} />
            ))}
          </dl>
        )}
      </QueryState>
      <Button size="xs" variant="default" loading={clearing.isPending} onClick={() => clearing.mutate()}>
        Clear them
      </Button>
      <p className={classes.said} role="status">
        {clearing.isSuccess ? 'Cleared, in all processes. What this page shows was computed anew.' : null}
        {clearing.error ? `Not cleared: ${clearing.error.message}` : null}
      </p>
    </div>
  );
}

function Fact({ term, fact }: { term: string; fact: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{fact}</dd>
    </>
  );
}

function factsOf(cache: ReferenceCache, now: number): [term: string, fact: string][] {
  const { store, available, entries, bytes, oldestAt, hits, misses } = cache;
  const asked = hits + misses;
  const places = { redis: 'Redis, for all processes', process: 'memory of each process' };
  return [
    ['Where', available ? places[store] : `${places[store]}: does not answer now`],
    ['How many', `${entries.toLocaleString('en')} in ${fileSize(bytes)}`],
    ['The oldest', oldestAt === null ? 'none yet' : ago(oldestAt, now)],
    [
      'Of use',
      asked === 0
        ? 'not asked yet'
        : `${Math.round((hits / asked) * 100)} % of ${asked.toLocaleString('en')} questions since the start`,
    ],
  ];
}
