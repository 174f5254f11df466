import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Batch, BatchAttention } from '@gemmavision/domain/batches';
import {
  documentReasons,
  statusForReason,
  type DocumentReasonCode,
  type DocumentStatus,
} from '@gemmavision/domain/documents';
import { attentionQuery } from '../../parts/batch-queries.ts';
import { shown } from '../../parts/quantities.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { LinesSkeleton, QueryState } from '../../ui/QueryState.tsx';
import classes from './Batches.module.css';

/** What somebody should look at, how much of it there is, and the way there. */
export function Attention({ batch }: { batch: Batch }) {
  const isLive = batch.state !== 'ended' && batch.state !== 'cancelled';
  const query = useQuery(attentionQuery(batch.id, isLive));
  return (
    <>
      <QueryState
        query={query}
        isEmpty={(attention) => itemsOf(attention).length === 0}
        empty={
          <EmptyNote
            title={batch.documents === 0 ? 'Nothing was read yet' : 'Nothing, as far as it was read'}
          >
            {batch.documents === 0
              ? 'Once documents are read, what failed or should be looked at stands here.'
              : 'Every document that ended was read, and safe to accept.'}
          </EmptyNote>
        }
        skeleton={<LinesSkeleton lines={3} height={22} />}
      >
        {(attention) => (
          <ul className={classes.attention}>
            {itemsOf(attention).map(({ key, amount, what, status }) => (
              <li key={key}>
                <b>{shown(amount)}</b>
                <span>{what}</span>
                {status === undefined ? null : (
                  <Anchor
                    size="sm"
                    renderRoot={(props) => (
                      <Link to="/documents" search={{ batch: batch.id, status }} {...props} />
                    )}
                  >
                    Show them
                  </Anchor>
                )}
              </li>
            ))}
          </ul>
        )}
      </QueryState>
      {batch.documents > 0 ? (
        <Text size="sm" mt="sm">
          <Anchor
            inherit
            underline="always"
            renderRoot={(props) => <Link to="/documents" search={{ batch: batch.id }} {...props} />}
          >
            All documents of the batch
          </Anchor>
        </Text>
      ) : null}
    </>
  );
}

interface Item {
  key: string;
  amount: number;
  what: ReactNode;
  /** Of the documents, where a list of them shows these alone. */
  status?: DocumentStatus;
}

function itemsOf(attention: BatchAttention): Item[] {
  const { unread, refused, toReview, sumsThatDoNotHold, withWarnings, modelFailures } = attention;
  const counted: Item[] = [
    {
      key: 'review',
      amount: toReview,
      what: 'documents have a value that is not safe to accept unseen',
      status: 'DONE',
    },
    {
      key: 'sums',
      amount: sumsThatDoNotHold,
      what: 'documents have a sum that does not hold',
      status: 'DONE',
    },
    { key: 'warnings', amount: withWarnings, what: 'documents were read with a warning', status: 'DONE' },
    { key: 'model', amount: modelFailures, what: 'readings by the language model failed' },
  ];
  return [
    ...unread.map(({ code, message, documents }): Item => ({
      key: `unread-${code}`,
      amount: documents,
      what: message,
      status: isReason(code) ? statusForReason(code) : undefined,
    })),
    ...refused.map(({ code, message, files }): Item => ({
      key: `refused-${code}`,
      amount: files,
      what: `became no document: ${message}`,
    })),
    ...counted.filter(({ amount }) => amount > 0),
  ];
}

function isReason(code: string): code is DocumentReasonCode {
  return Object.hasOwn(documentReasons, code);
}
