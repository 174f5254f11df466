import { Button, Code } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Webhook, WebhookDelivery } from '@gemmavision/domain/webhooks';
import { MoreButton } from '../../parts/MoreButton.tsx';
import { PageSection } from '../../parts/PageSection.tsx';
import { useNow } from '../../parts/use-now.ts';
import { momentOf } from '../../parts/when.ts';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { answerText, deliveryWords, eventWords, untilText } from './delivery-words.ts';
import { DeliveryDialog } from './DeliveryDialog.tsx';
import { SendAgain } from './SendAgain.tsx';
import { deliveriesQuery } from './webhook-queries.ts';
import type { WebhooksSearch } from './webhooks-search.ts';
import classes from './TeamWebhooks.module.css';

interface DeliveriesProps {
  webhook: Webhook;
  search: WebhooksSearch;
  /** Changes the address; what is not named stays. */
  change: (next: Partial<WebhooksSearch>) => void;
}

const filters = [
  { value: 'all', label: 'All' },
  { value: 'FAILED', label: 'Failed' },
  { value: 'PENDING', label: 'Waiting' },
  { value: 'DELIVERED', label: 'Delivered' },
] as const;

/** What was sent to one address, or waits: what it answered, and a way to send it again. */
export function Deliveries({ webhook, search, change }: DeliveriesProps) {
  const { status } = search;
  const query = useInfiniteQuery(deliveriesQuery(webhook.id, status));
  const now = useNow();
  const [shown, setShown] = useState<WebhookDelivery | null>(null);
  const columns: DataColumn<WebhookDelivery>[] = [
    {
      key: 'at',
      header: 'When',
      value: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => <span className={classes.moment}>{momentOf(createdAt)}</span>,
    },
    {
      key: 'event',
      header: 'What',
      minWidth: '11rem',
      value: ({ event }) => event,
      cell: (one) => (
        <>
          {eventWords[one.event].label}
          {one.subject === null ? null : <Code className={classes.subject}>{one.subject.slice(0, 8)}</Code>}
        </>
      ),
    },
    {
      key: 'status',
      header: 'State',
      value: (one) => one.status,
      cell: (one) => (
        <span className={classes.delivery} data-status={one.status}>
          {deliveryWords[one.status]}
          {one.nextAttemptAt !== null && one.attempts > 0 ? (
            <span className={classes.next}>
              , again {untilText(laterOf(one.nextAttemptAt, webhook.pausedUntil), now)}
            </span>
          ) : null}
        </span>
      ),
    },
    {
      key: 'answer',
      header: 'Answer',
      minWidth: '9rem',
      value: answerText,
      cell: (one) => <span title={one.failure?.message}>{answerText(one) ?? '–'}</span>,
    },
    { key: 'time', header: 'Time', unit: 'ms', isNumeric: true, value: (one) => one.milliseconds },
    { key: 'attempts', header: 'Attempts', isNumeric: true, value: (one) => one.attempts },
    {
      key: 'actions',
      header: 'Actions',
      isNotSortable: true,
      value: () => null,
      cell: (one) => (
        <span className={classes.actions}>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => setShown(one)}
            aria-label={`Show the delivery of ${momentOf(one.createdAt)}`}
          >
            Show
          </Button>
          <SendAgain webhookId={webhook.id} delivery={one} />
        </span>
      ),
    },
  ];
  return (
    <PageSection
      title="Deliveries"
      controls={
        <Segments
          label="Which deliveries"
          segments={filters}
          value={status ?? 'all'}
          onChange={(value) => change({ status: value === 'all' ? undefined : value })}
        />
      }
    >
      <p className={classes.lead}>
        To <b>{webhook.url}</b>, of the last 30 days. Each is tried for about a day until a status from 200 to
        299 says that it arrived; their order is not promised.
      </p>
      <QueryState
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={
          status === undefined ? (
            <EmptyNote title="Nothing was sent yet">
              As soon as a document or batch ends, or you send a test, it stands here.
            </EmptyNote>
          ) : (
            <EmptyNote title={`No delivery is ${deliveryWords[status].toLowerCase()}`} />
          )
        }
      >
        {({ pages }) => (
          <DataTable
            caption="Deliveries"
            columns={columns}
            rows={pages.flatMap(({ items }) => items)}
            rowKey={({ id }) => id}
            withoutExport
          />
        )}
      </QueryState>
      <MoreButton query={query} />
      {shown === null ? null : (
        <DeliveryDialog webhookId={webhook.id} delivery={shown} onClose={() => setShown(null)} />
      )}
    </PageSection>
  );
}

/** While the address rests, nothing is sent, whatever is due. */
function laterOf(due: string, pausedUntil: string | null): string {
  return pausedUntil !== null && Date.parse(pausedUntil) > Date.parse(due) ? pausedUntil : due;
}
