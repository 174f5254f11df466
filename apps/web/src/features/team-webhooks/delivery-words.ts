import type { DeliveryStatus, WebhookDelivery, WebhookEvent } from '@gemmavision/domain/webhooks';

/** What can be chosen, in the words of the form. */
export const eventWords: Record<WebhookEvent, { label: string; description: string }> = {
  'document.ended': { label: 'Document ended', description: 'Read, or why it could not be' },
  'batch.ended': { label: 'Batch ended', description: 'With how many documents ended how' },
  'webhook.test': { label: 'Test', description: 'Somebody tried the webhook out' },
};

export const deliveryWords: Record<DeliveryStatus, string> = {
  PENDING: 'Waiting',
  DELIVERED: 'Delivered',
  FAILED: 'Failed',
};

/** What the address answered to the last attempt, in a few words; null: nothing was tried yet. */
export function answerText({ answerStatus, failure }: WebhookDelivery): string | null {
  if (answerStatus !== null) return `Status ${answerStatus}`;
  return failure === null ? null : (shortFailures[failure.code] ?? 'No answer');
}

const shortFailures: Partial<Record<string, string>> = {
  timeout: 'No answer in time',
  unreachable: 'Not reached',
  refused_address: 'Address refused',
  secret_unreadable: 'Secret unreadable',
  bad_response: 'Not HTTP',
};

/** “in 5 min”, for the next attempt, to the minute: more is not known. `now` in milliseconds since 1970. */
export function untilText(instant: string, now: number): string {
  const seconds = Math.round((Date.parse(instant) - now) / 1000);
  if (seconds < 60) return 'within a minute';
  if (seconds < 3_600) return `in ${Math.round(seconds / 60)} min`;
  return `in ${Math.round(seconds / 3_600)} h`;
}
