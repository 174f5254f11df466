import { Button, Popover, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconChevronDown, IconHistory } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ReferenceState } from '@gemmavision/domain/reference';
import { useCan } from '../shell/session.ts';
import { groupBy } from './group-by.ts';
import { KeptAnswers } from './KeptAnswers.tsx';
import { referenceStateQuery } from './reference-queries.ts';
import { useFetchedAt } from './use-fetched-at.ts';
import { useNow } from './use-now.ts';
import { ago, momentOf } from './when.ts';
import classes from './DataAge.module.css';

/**
 * How old the reference data of the page is: when it last changed in the portal, and when this browser asked for it.
 * While it stands on a page, data that changes is fetched anew within a minute.
 */
export function DataAge() {
  const { data: state, isError } = useQuery({ ...referenceStateQuery, refetchInterval: 60_000 });
  useFetchWhatChanged(state?.changedAt);
  const now = useNow();
  const fetchedAt = useFetchedAt();
  const [isOpen, setOpen] = useState(false);
  if (state === undefined) {
    // As high as what comes, so that nothing moves; and nothing at all where it will not come.
    return <div className={classes.place}>{isError ? null : <Skeleton h={14} w="17rem" />}</div>;
  }
  const fetched = fetchedAt === null ? null : ago(new Date(fetchedAt).toISOString(), now);
  return (
    <div className={classes.place}>
      <Popover
        width={320}
        position="bottom-end"
        withArrow
        shadow="md"
        trapFocus
        returnFocus
        opened={isOpen}
        onChange={setOpen}
      >
        <Popover.Target>
          <UnstyledButton className={classes.age} onClick={() => setOpen(!isOpen)}>
            <IconHistory size={14} stroke={1.6} aria-hidden />
            <span>
              {state.changedAt === null ? 'No data yet' : `Data changed ${momentOf(state.changedAt)}`}
              {fetched === null ? null : ` · fetched ${fetched}`}
            </span>
            <IconChevronDown size={12} stroke={1.8} aria-hidden />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown className={classes.card}>
          <DataSets state={state} />
          <FetchAgain />
          <IfAllowed />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

function DataSets({ state: { datasets } }: { state: ReferenceState }) {
  if (datasets.length === 0) return <Text size="sm">No data set has been loaded.</Text>;
  return (
    <>
      {[...groupBy(datasets, ({ loadedAt }) => loadedAt)].map(([loadedAt, together]) => (
        <div key={loadedAt}>
          <p className={classes.name}>
            Loaded <time dateTime={loadedAt}>{momentOf(loadedAt)}</time>
          </p>
          <ul className={classes.sets}>
            {together.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function FetchAgain() {
  const client = useQueryClient();
  const [isFetching, setFetching] = useState(false);
  return (
    <Button
      size="xs"
      variant="default"
      loading={isFetching}
      onClick={() => {
        setFetching(true);
        void client.invalidateQueries({ queryKey: ['reference'] }).finally(() => setFetching(false));
      }}
    >
      Fetch it again
    </Button>
  );
}

function IfAllowed() {
  return useCan('cache.manage') ? <KeptAnswers /> : null;
}

/** Asks for all reference data anew once the portal says that it has changed. */
function useFetchWhatChanged(changedAt: string | null | undefined): void {
  const client = useQueryClient();
  const known = useRef(changedAt);
  useEffect(() => {
    if (known.current !== undefined && changedAt !== known.current) {
      void client.invalidateQueries({ queryKey: ['reference'] });
    }
    known.current = changedAt;
  }, [changedAt, client]);
}
