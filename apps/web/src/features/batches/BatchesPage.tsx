import { Anchor, Button, NativeSelect } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { batchStates, type Batch } from '@gemmavision/domain/batches';
import { batchesQuery } from '../../parts/batch-queries.ts';
import { MoreButton } from '../../parts/MoreButton.tsx';
import { SearchField } from '../../parts/SearchField.tsx';
import { useNow } from '../../parts/use-now.ts';
import { ago } from '../../parts/when.ts';
import { useCan } from '../../shell/session.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LinesSkeleton, QueryState } from '../../ui/QueryState.tsx';
import { batchStateWords, durationText, endedOf } from './batch-words.ts';
import { BatchStateBadge } from './BatchStateBadge.tsx';
import { NewBatchDialog } from './NewBatchDialog.tsx';
import { batchesRoute } from './route.ts';
import { StatusBar } from './StatusBar.tsx';
import classes from './Batches.module.css';

/** Documents that came together, and how far each batch is. */
export function BatchesPage() {
  const { q, state } = batchesRoute.useSearch();
  const navigate = batchesRoute.useNavigate();
  const mayUpload = useCan('documents.upload');
  const [isBeginning, setBeginning] = useState(false);
  const query = useInfiniteQuery(batchesQuery({ q, state }));
  const isNarrowed = q !== undefined || state !== undefined;
  return (
    <>
      <PageHeader
        title="Batches"
        lead="Many documents under one name: read with one setting, followed as one, exported as one file."
        actions={
          mayUpload ? (
            <Button leftSection={<IconPlus size={16} stroke={1.8} />} onClick={() => setBeginning(true)}>
              New batch
            </Button>
          ) : undefined
        }
      />
      <div className={classes.filters}>
        <SearchField
          label="Search by name"
          value={q ?? ''}
          onSearch={(text) =>
            void navigate({
              search: (before) => ({ ...before, q: text || undefined }),
              replace: true,
              resetScroll: false,
            })
          }
        />
        <NativeSelect
          aria-label="State"
          value={state ?? ''}
          onChange={(event) => {
            const chosen = batchStates.find((one) => one === event.currentTarget.value);
            void navigate({
              search: (before) => ({ ...before, state: chosen }),
              replace: true,
              resetScroll: false,
            });
          }}
          data={[
            { value: '', label: 'Every state' },
            ...batchStates.map((value) => ({ value, label: batchStateWords[value] })),
          ]}
        />
      </div>
      <QueryState
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={
          isNarrowed ? (
            <EmptyNote title="No batch matches">
              <Anchor inherit underline="always" renderRoot={(props) => <Link to="/batches" {...props} />}>
                Show all batches
              </Anchor>
            </EmptyNote>
          ) : (
            <EmptyNote title="No batches yet">
              {mayUpload
                ? 'Begin one, then drop a folder or a ZIP file into it. From a terminal, quantadvisor ingest does the same.'
                : 'As soon as someone of your team begins one, it stands here.'}
            </EmptyNote>
          )
        }
        skeleton={<LinesSkeleton lines={6} height={30} />}
      >
        {({ pages }) => (
          <ul className={classes.list} aria-label="Batches, the newest first">
            {pages
              .flatMap(({ items }) => items)
              .map((batch) => (
                <BatchRow key={batch.id} batch={batch} />
              ))}
          </ul>
        )}
      </QueryState>
      <MoreButton query={query} />
      {isBeginning ? <NewBatchDialog onClose={() => setBeginning(false)} /> : null}
    </>
  );
}

function BatchRow({ batch }: { batch: Batch }) {
  const now = useNow();
  return (
    <li className={classes.row}>
      <div className={classes.rowHead}>
        <Anchor
          inherit
          fw={600}
          renderRoot={(props) => <Link to="/batches/$id" params={{ id: batch.id }} {...props} />}
        >
          {batch.name}
        </Anchor>
        <BatchStateBadge state={batch.state} />
      </div>
      <StatusBar batch={batch} />
      <div className={classes.rowFoot}>
        <span>
          {endedOf(batch).toLocaleString('en')} of {batch.documents.toLocaleString('en')} documents ended
        </span>
        {batch.refused > 0 ? <span>{filesRefused(batch.refused)}</span> : null}
        {batch.secondsLeft === null ? null : <span>about {durationText(batch.secondsLeft)} left</span>}
        <span>
          {batch.createdBy}, {ago(batch.createdAt, now)}
        </span>
      </div>
    </li>
  );
}

function filesRefused(count: number): string {
  return count === 1 ? '1 file refused' : `${count.toLocaleString('en')} files refused`;
}
