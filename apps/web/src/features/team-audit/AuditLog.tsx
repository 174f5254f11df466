import { Button, Group } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { LinesSkeleton, QueryState } from '../../ui/QueryState.tsx';
import { AuditFilters, noFilter } from './AuditFilters.tsx';
import { auditQuery, type Chain } from './audit-queries.ts';
import type { AuditSearch } from './audit-search.ts';
import { EventList } from './EventList.tsx';

export interface AuditLogProps {
  chain: Chain;
  search: AuditSearch;
  /** Changes the address; what is not named stays. */
  change: (next: Partial<AuditSearch>) => void;
}

/** The filters, and the events that they let through. */
export function AuditLog({ chain, search, change }: AuditLogProps) {
  const { loaded = 1 } = search;
  const query = useInfiniteQuery(auditQuery(chain, search));
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const pagesHere = data?.pages.length ?? 0;

  // The address says how much of the log was on the screen: a reload and “back” bring it again.
  useEffect(() => {
    if (pagesHere > 0 && pagesHere < loaded && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [pagesHere, loaded, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const isNarrowed = Object.entries(search).some(([name, value]) => name !== 'loaded' && value !== undefined);
  return (
    <>
      <AuditFilters chain={chain} search={search} change={change} />
      <QueryState
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={
          isNarrowed ? (
            <EmptyNote title="No event matches">
              <Button
                variant="transparent"
                size="compact-sm"
                px={0}
                fw={540}
                onClick={() => change(noFilter)}
              >
                Show all events
              </Button>
            </EmptyNote>
          ) : (
            <EmptyNote title="Nothing was written yet">
              From now on every deed stands here, with the person, the time and the address.
            </EmptyNote>
          )
        }
        skeleton={<LinesSkeleton lines={8} height={26} />}
      >
        {({ pages }) => (
          <EventList
            events={pages.flatMap(({ items }) => items)}
            onSubject={(subject) => change({ subject })}
          />
        )}
      </QueryState>
      {hasNextPage ? (
        <Group justify="center" mt="md">
          <Button
            variant="default"
            loading={isFetchingNextPage}
            onClick={() => change({ loaded: pagesHere + 1 })}
          >
            Load earlier events
          </Button>
        </Group>
      ) : null}
    </>
  );
}
