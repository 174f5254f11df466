import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemNote } from './ProblemNote.tsx';

interface QueryStateProps<T> {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isFetching' | 'refetch'>;
  /** Whether the answer holds nothing to show. */
  isEmpty?: (data: T) => boolean;
  /** What to show then: an `EmptyNote` that says what to do. */
  empty?: ReactNode;
  /** What holds the place while loading; by default a few lines. */
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/**
 * The four faces of a query in one place: loading, error with a way to retry, empty, and the answer.
 * An error does not take away an answer that is already there.
 */
export function QueryState<T>({ query, isEmpty, empty, skeleton, children }: QueryStateProps<T>) {
  if (query.data !== undefined) {
    return isEmpty?.(query.data) === true && empty !== undefined ? empty : children(query.data);
  }
  if (query.error !== null) {
    return (
      <ProblemNote error={query.error} retry={() => void query.refetch()} isRetrying={query.isFetching} />
    );
  }
  return (
    <div role="status">
      <VisuallyHidden>Loading</VisuallyHidden>
      {skeleton ?? <LinesSkeleton lines={5} />}
    </div>
  );
}

/** Holds the place of some lines of text or rows of a table. */
export function LinesSkeleton({ lines, height = 18 }: { lines: number; height?: number }) {
  return (
    <Stack gap={14} py={8}>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={height} width={index % 3 === 2 ? '72%' : '100%'} />
      ))}
    </Stack>
  );
}
