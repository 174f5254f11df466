import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '@gemmavision/db';
import { findAllowedHosts } from '@gemmavision/db/llm';
import {
  changeWebhook,
  findDeliveries,
  findWebhooks,
  getDelivery,
  makeWebhook,
  removeWebhook,
  requestTest,
  rotateSecret,
  sendAgain,
} from '@gemmavision/db/webhooks';
import { AppError } from '@gemmavision/domain/errors';
import { bodyToSend, webhookSecretPlace, type webhooksContract } from '@gemmavision/domain/webhooks';
import { checkTarget } from '@gemmavision/outgoing';
import { sealSecret } from '@gemmavision/settings';
import type { HandlersOf } from '../http/handlers.ts';

export interface WebhookDependencies {
  database: Database;
  /** Seals the secrets of webhooks. */
  secretsKey: string;
  /** What links begin with. */
  publicUrl: string;
}

/** The team's webhooks. Workers send: an address may take its time. */
export function webhooksHandlers(dependencies: WebhookDependencies): HandlersOf<typeof webhooksContract> {
  const { database, secretsKey, publicUrl } = dependencies;
  return {
    'GET /api/team/webhooks': async ({ actor }) => ({ items: await findWebhooks(database, actor.teamId) }),

    'POST /api/team/webhooks': async ({ actor, body }) => {
      await checkAddress(database, body.url);
      const id = randomUUID();
      const { secret, sealedSecret } = freshSecret(id, secretsKey);
      return { webhook: await makeWebhook(database, actor, { id, ...body, sealedSecret }), secret };
    },

    'PATCH /api/team/webhooks/:id': async ({ actor, params, body }) => {
      if (body.url !== undefined) await checkAddress(database, body.url);
      return changeWebhook(database, actor, params.id, body);
    },

    'POST /api/team/webhooks/:id/secret': async ({ actor, params }) => {
      const { secret, sealedSecret } = freshSecret(params.id, secretsKey);
      return { webhook: await rotateSecret(database, actor, params.id, sealedSecret), secret };
    },

    'DELETE /api/team/webhooks/:id': ({ actor, params }) => removeWebhook(database, actor, params.id),

    'POST /api/team/webhooks/:id/tests': ({ actor, params }) =>
      requestTest(database, actor.teamId, params.id),

    'GET /api/team/webhooks/:id/deliveries': ({ actor, params, query }) =>
      findDeliveries(database, actor.teamId, params.id, query),

    'GET /api/team/webhooks/:id/deliveries/:delivery': async ({ actor, params }) => {
      const { delivery, body } = await getDelivery(database, actor.teamId, params.id, params.delivery);
      return { delivery, body: bodyToSend(body, publicUrl) };
    },

    'POST /api/team/webhooks/:id/deliveries/:delivery/retries': ({ actor, params }) =>
      sendAgain(database, actor.teamId, params.id, params.delivery),
  };
}

/** Refuses an address to which nothing would ever be sent; where it leads is checked again at each attempt. */
async function checkAddress(database: Database, address: string): Promise<void> {
  const target = checkTarget(address, await findAllowedHosts(database));
  if (!target.ok) throw new AppError('invalid_request', target.failure.message);
  const { url, isOpened } = target.value;
  if (url.protocol === 'http:' && !isOpened) {
    const message = 'What has ended is told to other machines encrypted: begin the address with https://.';
    throw new AppError('invalid_request', message);
  }
}

/** 256 bits, in the form that libraries of Standard Webhooks take; and sealed for the database. */
function freshSecret(webhookId: string, secretsKey: string): { secret: string; sealedSecret: string } {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  return { secret, sealedSecret: sealSecret(secret, secretsKey, webhookSecretPlace(webhookId)) };
}
