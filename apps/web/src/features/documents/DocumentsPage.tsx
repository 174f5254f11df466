import { Button, Group } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { DocumentRecord } from '@gemmavision/domain/documents';
import type { BulkAction } from '@gemmavision/domain/governance';
import { documentsQuery } from '../../parts/document-queries.ts';
import { useCan } from '../../shell/session.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LinesSkeleton, QueryState } from '../../ui/QueryState.tsx';
import { useRowSelection } from './actions/row-selection.ts';
import { SelectionBar } from './actions/SelectionBar.tsx';
import { useAllowedActions } from './actions/use-allowed-actions.ts';
import { BatchNote } from './BatchNote.tsx';
import { DocumentFilters } from './DocumentFilters.tsx';
import { DocumentList } from './DocumentList.tsx';
import { documentsRoute } from './route.ts';
import { DropZone } from '../../parts/upload/DropZone.tsx';
import { UploadList } from '../../parts/upload/UploadList.tsx';

/** All of the team’s documents, and the place to give new ones. */
export function DocumentsPage() {
  const { q, status, class: classification, held, batch, loaded = 1 } = documentsRoute.useSearch();
  const navigate = documentsRoute.useNavigate();
  const mayUpload = useCan('documents.upload');
  const mayDelete = useCan('documents.delete');
  const query = useInfiniteQuery(documentsQuery({ q, status, classification, held, batch }));
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const pagesHere = data?.pages.length ?? 0;

  // The address says how much of the list was on the screen: a reload and “back” bring it again.
  useEffect(() => {
    if (pagesHere > 0 && pagesHere < loaded && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [pagesHere, loaded, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const isNarrowed = [q, status, classification, held, batch].some((one) => one !== undefined);
  return (
    <>
      <PageHeader
        title="Documents"
        lead="Text, tables and key figures of financial documents, each with the place on the page where it was read."
        actions={mayDelete ? <TrashLink /> : undefined}
      />
      {mayUpload ? (
        <>
          <DropZone />
          <UploadList />
        </>
      ) : null}
      <DocumentFilters />
      {batch === undefined ? null : <BatchNote id={batch} />}
      <QueryState
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={
          isNarrowed ? (
            <EmptyNote title="No document matches">
              Search for another part of the file’s or company’s name, or{' '}
              <Button
                variant="transparent"
                size="compact-sm"
                px={0}
                fw={540}
                onClick={() => void navigate({ search: {} })}
              >
                show all documents
              </Button>
              .
            </EmptyNote>
          ) : (
            <EmptyNote title="No documents yet">
              {mayUpload
                ? 'Drop an annual report, an invoice or a photographed receipt above. Reading it takes seconds to minutes.'
                : 'As soon as someone of your team uploads one, it stands here.'}
            </EmptyNote>
          )
        }
        skeleton={<LinesSkeleton lines={6} height={26} />}
      >
        {({ pages }) => <ChoosableDocuments documents={pages.flatMap(({ items }) => items)} />}
      </QueryState>
      {hasNextPage ? (
        <Group justify="center" mt="md">
          <Button
            variant="default"
            loading={isFetchingNextPage}
            onClick={() =>
              void navigate({
                search: (before) => ({ ...before, loaded: pagesHere + 1 }),
                replace: true,
                resetScroll: false,
              })
            }
          >
            Load more
          </Button>
        </Group>
      ) : null}
    </>
  );
}

const actionsHere: BulkAction[] = ['classify', 'retry', 'hold', 'release', 'delete', 'purge'];

/** The list, with what can be done to many of its documents at once. */
function ChoosableDocuments({ documents }: { documents: readonly DocumentRecord[] }) {
  const actions = useAllowedActions(actionsHere);
  const selection = useRowSelection(documents.map(({ id }) => id));
  if (actions.length === 0) return <DocumentList documents={documents} />;
  return (
    <>
      <SelectionBar documents={documents} selection={selection} actions={actions} />
      <DocumentList documents={documents} selection={selection} />
    </>
  );
}

function TrashLink() {
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconTrash size={15} stroke={1.6} />}
      renderRoot={(props) => <Link to="/documents/trash" {...props} />}
    >
      Trash
    </Button>
  );
}
