/** Everything that a team’s own systems can be told, in words. Names are stable: receivers rely on them. */
export const webhookEvents = {
  'document.ended': 'A document has been read, or could not be',
  'batch.ended': 'The last document of a batch has ended',
  'webhook.test': 'Somebody tries the webhook out',
} as const;
export type WebhookEvent = keyof typeof webhookEvents;

/** Narrows what a database says; an unknown word is a test, which nobody acts upon. */
export function asWebhookEvent(name: string): WebhookEvent {
  return (Object.keys(webhookEvents) as WebhookEvent[]).find((one) => one === name) ?? 'webhook.test';
}

/** What one can ask to be told; a test comes because somebody asks for it there and then. */
export const chosenEvents = ['document.ended', 'batch.ended'] as const satisfies WebhookEvent[];
export type ChosenEvent = (typeof chosenEvents)[number];

export const deliveryStatuses = ['PENDING', 'DELIVERED', 'FAILED'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** A team may have so many webhooks. */
export const mostWebhooks = 20;

/** After so many days deliveries are deleted, however they ended. */
export const deliveryDays = 30;

/** So many hours the secret of before signs too, after a new one was made. */
export const secretOverlapHours = 24;

/** Where a webhook’s secret is sealed: it opens nowhere else. */
export const webhookSecretPlace = (webhookId: string): string => `webhook/${webhookId}`;
