import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Webhook } from '@gemmavision/domain/webhooks';
import { call } from '../../shell/api.ts';
import { testQuery, webhooksKey } from './webhook-queries.ts';
import classes from './TeamWebhooks.module.css';

/** Sends a test and shows what came of it as soon as a worker knows. */
export function SendTest({ webhook: { id } }: { webhook: Webhook }) {
  const client = useQueryClient();
  const asking = useMutation({
    mutationFn: () => call('POST /api/team/webhooks/:id/tests', { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: webhooksKey }),
  });
  return (
    <>
      <Button size="xs" loading={asking.isPending} onClick={() => asking.mutate()}>
        Send a test
      </Button>
      <span role="status" className={classes.tested}>
        {asking.error ? asking.error.message : null}
        {asking.data === undefined ? null : <TestOutcome id={id} delivery={asking.data.id} />}
      </span>
    </>
  );
}

function TestOutcome({ id, delivery }: { id: string; delivery: string }) {
  const { data, error } = useQuery(testQuery(id, delivery));
  if (error) return error.message;
  const sent = data?.delivery;
  if (sent === undefined || sent.status === 'PENDING') return 'On its way…';
  if (sent.status === 'DELIVERED') {
    return (
      <span data-outcome="good">
        ✓ Arrived: status {sent.answerStatus} after {sent.milliseconds} ms
      </span>
    );
  }
  return (
    <span data-outcome="bad">
      ✕ {sent.answerStatus === null ? '' : `Status ${sent.answerStatus}. `}
      {sent.failure?.message}
    </span>
  );
}
