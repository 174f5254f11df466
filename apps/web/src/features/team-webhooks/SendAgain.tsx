import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { WebhookDelivery } from '@gemmavision/domain/webhooks';
import { momentOf } from '../../parts/when.ts';
import { call } from '../../shell/api.ts';
import { webhooksKey } from './webhook-queries.ts';

/** Has a delivery sent again, now; says on the button where that is refused. */
export function SendAgain({ webhookId, delivery }: { webhookId: string; delivery: WebhookDelivery }) {
  const client = useQueryClient();
  const sending = useMutation({
    mutationFn: () =>
      call('POST /api/team/webhooks/:id/deliveries/:delivery/retries', {
        params: { id: webhookId, delivery: delivery.id },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: webhooksKey }),
  });
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      loading={sending.isPending}
      color={sending.error ? 'red' : undefined}
      title={sending.error?.message}
      aria-label={`Send the delivery of ${momentOf(delivery.createdAt)} again`}
      onClick={() => sending.mutate()}
    >
      Send again
    </Button>
  );
}
