import { Code, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { WebhookDelivery } from '@gemmavision/domain/webhooks';
import { momentOf } from '../../parts/when.ts';
import { QueryState } from '../../ui/QueryState.tsx';
import { deliveryWords, eventWords } from './delivery-words.ts';
import { deliveryQuery } from './webhook-queries.ts';
import classes from './TeamWebhooks.module.css';

interface DeliveryDialogProps {
  webhookId: string;
  delivery: WebhookDelivery;
  onClose: () => void;
}

/** All that is known of a delivery, and what was sent letter by letter. */
export function DeliveryDialog({ webhookId, delivery, onClose }: DeliveryDialogProps) {
  const query = useQuery(deliveryQuery(webhookId, delivery.id));
  return (
    <Modal opened onClose={onClose} title={eventWords[delivery.event].label} size="lg" centered>
      <QueryState query={query}>
        {({ delivery: now, body }) => (
          <>
            <dl className={classes.list}>
              <Fact name="webhook-id">{now.id}</Fact>
              <Fact name="Happened">{momentOf(now.createdAt)}</Fact>
              <Fact name="State">{deliveryWords[now.status]}</Fact>
              <Fact name="Attempts">{String(now.attempts)}</Fact>
              {now.answerStatus === null ? null : (
                <Fact name="Answer">{`Status ${now.answerStatus} after ${now.milliseconds ?? '–'} ms`}</Fact>
              )}
              {now.failure === null ? null : <Fact name="Why not">{now.failure.message}</Fact>}
            </dl>
            <Code block className={classes.body}>
              {JSON.stringify(JSON.parse(body), null, 2)}
            </Code>
          </>
        )}
      </QueryState>
    </Modal>
  );
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
