import { Button, Checkbox, Group } from '@mantine/core';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { TrashedDocument } from '@gemmavision/domain/governance';
import { ClassificationBadge } from '../../parts/ClassificationBadge.tsx';
import { fileSize } from '../../parts/sizes.ts';
import { ago, dayOf, momentOf } from '../../parts/when.ts';
import { call } from '../../shell/api.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LinesSkeleton, QueryState } from '../../ui/QueryState.tsx';
import { useRowSelection } from './actions/row-selection.ts';
import { SelectionBar } from './actions/SelectionBar.tsx';
import { useAllowedActions } from './actions/use-allowed-actions.ts';
import { BackToDocuments } from './detail/BackToDocuments.tsx';
import classes from './DocumentList.module.css';

const trashQuery = infiniteQueryOptions({
  queryKey: ['documents', 'trash'],
  queryFn: ({ pageParam, signal }) =>
    call('GET /api/documents/trash', { query: { cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor ?? undefined,
});

/** What was deleted and can still be taken back. */
export function TrashPage() {
  const query = useInfiniteQuery(trashQuery);
  return (
    <>
      <BackToDocuments />
      <PageHeader
        title="Trash"
        lead="Deleted documents rest here until their last day. Then file, page images and results are gone for good."
      />
      <QueryState
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={
          <EmptyNote title="The trash is empty">What your team deletes stands here for 30 days.</EmptyNote>
        }
        skeleton={<LinesSkeleton lines={4} height={26} />}
      >
        {({ pages }) => <TrashList documents={pages.flatMap(({ items }) => items)} />}
      </QueryState>
      {query.hasNextPage ? (
        <Group justify="center" mt="md">
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            Load more
          </Button>
        </Group>
      ) : null}
    </>
  );
}

function TrashList({ documents }: { documents: readonly TrashedDocument[] }) {
  const actions = useAllowedActions(['restore', 'purge']);
  const selection = useRowSelection(documents.map(({ id }) => id));
  return (
    <>
      <SelectionBar documents={documents} selection={selection} actions={actions} />
      <table className={classes.list}>
        <caption className={classes.hidden}>Deleted documents, the latest first</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className={classes.hidden}>Choose</span>
            </th>
            <th scope="col">Document</th>
            <th scope="col">Class</th>
            <th scope="col" data-numeric>
              Size
            </th>
            <th scope="col">Deleted</th>
            <th scope="col">Gone for good</th>
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <tr key={document.id} data-chosen={selection.ids.has(document.id) || undefined}>
              <td className={classes.choice}>
                <Checkbox
                  size="xs"
                  aria-label={`Choose ${document.fileName}`}
                  checked={selection.ids.has(document.id)}
                  onChange={({ nativeEvent }) =>
                    selection.toggle(document.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
                  }
                />
              </td>
              <td className={classes.document} title={document.fileName}>
                <span className={classes.name}>{document.fileName}</span>
              </td>
              <td className={classes.class}>
                <ClassificationBadge classification={document.classification} />
              </td>
              <td data-label="Size" data-numeric>
                {fileSize(document.sizeBytes)}
              </td>
              <td className={classes.when}>
                <span title={momentOf(document.deletedAt)}>
                  {ago(document.deletedAt, new Date().getTime())}
                </span>
                <div className={classes.note}>{document.deletedBy}</div>
              </td>
              <td data-label="Gone for good" title={momentOf(document.goneAt)}>
                {dayOf(document.goneAt)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
