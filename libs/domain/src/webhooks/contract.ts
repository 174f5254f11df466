import { z } from 'zod';
import { contract, pageOf, pageQueryShape } from '../contract/index.ts';
import { chosenEvents, deliveryStatuses, webhookEvents, type WebhookEvent } from './events.ts';
import { deliveryFailureCodes } from './failures.ts';

const instant = z.iso.datetime();
const eventNames = Object.keys(webhookEvents) as [WebhookEvent, ...WebhookEvent[]];

const urlSchema = z
  .url({ protocol: /^https?$/, error: 'Give an address that begins with https://.' })
  .max(1_000);
const eventsSchema = z
  .array(z.enum(chosenEvents))
  .min(1, 'Choose at least one event.')
  .transform((events) => [...new Set(events)]);

export const webhookSchema = z.strictObject({
  id: z.string(),
  /** With “…” in place of the values of its query: they may be secret. */
  url: z.string(),
  events: z.array(z.enum(chosenEvents)),
  isOn: z.boolean(),
  /** Since when it is off, and why where the portal did it: null where a person did. */
  off: z.strictObject({ since: instant, why: z.enum(['gone', 'failing']).nullable() }).nullable(),
  /** Since when every attempt has failed; null where the last one did not. */
  failingSince: instant.nullable(),
  /** It failed too often or asked for a pause: until then nothing is sent. */
  pausedUntil: instant.nullable(),
  /** Until then the secret of before signs too. */
  secretBeforeUntil: instant.nullable(),
  /** Null when their account is gone. */
  createdBy: z.string().nullable(),
  createdAt: instant,
  /** Deliveries that are still to be made. */
  waiting: z.int().nonnegative(),
  /** How the last ones ended or stand, the latest first. */
  latest: z.array(z.strictObject({ status: z.enum(deliveryStatuses), at: instant })),
  version: z.int().positive(),
});
export type Webhook = z.infer<typeof webhookSchema>;

/** The secret is shown this once. */
const withSecretSchema = z.strictObject({ webhook: webhookSchema, secret: z.string() });
export type WebhookWithSecret = z.infer<typeof withSecretSchema>;

export const webhookDeliverySchema = z.strictObject({
  /** The `webhook-id` of every attempt. */
  id: z.string(),
  event: z.enum(eventNames),
  /** The id of the document or batch. */
  subject: z.string().nullable(),
  status: z.enum(deliveryStatuses),
  createdAt: instant,
  finishedAt: instant.nullable(),
  /** Null: there is none. */
  nextAttemptAt: instant.nullable(),
  attempts: z.int().nonnegative(),
  /** Of the last attempt: the status of the answer, why there was none, and how long it took. */
  answerStatus: z.int().nullable(),
  failure: z.strictObject({ code: z.enum(deliveryFailureCodes), message: z.string() }).nullable(),
  milliseconds: z.int().nullable(),
});
export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>;

const idParams = z.strictObject({ id: z.string().min(1).max(64) });
const deliveryParams = z.strictObject({ ...idParams.shape, delivery: z.string().min(1).max(64) });
const tag = 'Webhooks';
const access = 'webhooks.manage';

export const webhooksContract = contract({
  'GET /api/team/webhooks': {
    summary: 'The team’s webhooks, the oldest first',
    tag,
    access,
    success: { status: 200, body: z.strictObject({ items: z.array(webhookSchema) }) },
  },
  'POST /api/team/webhooks': {
    summary: 'Tell an address of the team’s own systems what has ended. The secret is shown this once',
    tag,
    access,
    body: z.strictObject({ url: urlSchema, events: eventsSchema }),
    success: { status: 201, body: withSecretSchema },
    problems: ['conflict'],
  },
  'PATCH /api/team/webhooks/:id': {
    summary: 'Change address or events, switch the webhook off or on again; what is left out stays',
    tag,
    access,
    params: idParams,
    body: z.strictObject({
      url: urlSchema.optional(),
      events: eventsSchema.optional(),
      isOn: z.boolean().optional(),
      version: z.int().positive(),
    }),
    success: { status: 200, body: webhookSchema },
    problems: ['not_found', 'conflict'],
  },
  'POST /api/team/webhooks/:id/secret': {
    summary: 'Make a new secret, shown this once. The one before signs too for 24 hours',
    tag,
    access,
    params: idParams,
    success: { status: 200, body: withSecretSchema },
    problems: ['not_found'],
  },
  'DELETE /api/team/webhooks/:id': {
    summary: 'Delete the webhook and its deliveries',
    tag,
    access,
    params: idParams,
    success: { status: 204 },
    problems: ['not_found'],
  },
  'POST /api/team/webhooks/:id/tests': {
    summary: 'Send a test, once, also where the webhook is off: look at the delivery for what came of it',
    tag,
    access,
    params: idParams,
    success: { status: 202, body: webhookDeliverySchema },
    problems: ['not_found'],
  },
  'GET /api/team/webhooks/:id/deliveries': {
    summary: 'What was sent, or is to be sent, of the last 30 days, the latest first',
    tag,
    access,
    params: idParams,
    query: z.strictObject({
      status: z.enum(deliveryStatuses).optional(),
      event: z.enum(eventNames).optional(),
      ...pageQueryShape,
    }),
    success: { status: 200, body: pageOf(webhookDeliverySchema) },
    problems: ['not_found'],
  },
  'GET /api/team/webhooks/:id/deliveries/:delivery': {
    summary: 'A delivery with the body that was sent',
    tag,
    access,
    params: deliveryParams,
    success: {
      status: 200,
      body: z.strictObject({ delivery: webhookDeliverySchema, body: z.string() }),
    },
    problems: ['not_found'],
  },
  'POST /api/team/webhooks/:id/deliveries/:delivery/retries': {
    summary: 'Send it again, now and under the same id',
    tag,
    access,
    params: deliveryParams,
    success: { status: 202, body: webhookDeliverySchema },
    problems: ['not_found', 'conflict'],
  },
});
