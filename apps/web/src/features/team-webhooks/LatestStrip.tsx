import type { Webhook } from '@gemmavision/domain/webhooks';
import { momentOf } from '../../parts/when.ts';
import { deliveryWords } from './delivery-words.ts';
import classes from './TeamWebhooks.module.css';

/** How the latest deliveries went, the latest at the right: one bar each, its height the same thing as its colour. */
export function LatestStrip({ latest }: Pick<Webhook, 'latest'>) {
  if (latest.length === 0) return null;
  const count = (status: string) => latest.filter((one) => one.status === status).length;
  const words = `Of the last ${latest.length} deliveries: ${count('DELIVERED')} delivered, ${count('FAILED')} failed, ${count('PENDING')} waiting`;
  return (
    <div className={classes.strip} role="img" aria-label={words}>
      {latest.toReversed().map(({ status, at }, index) => (
        <span
          key={`${at} ${index}`}
          data-status={status}
          title={`${deliveryWords[status]}, ${momentOf(at)}`}
        />
      ))}
    </div>
  );
}
