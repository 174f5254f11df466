import {
  asWebhookEvent,
  bodyToSend,
  isGone,
  pauseBeforeRetry,
  webhookSecretPlace,
  type DeliveryFailureCode,
} from '@gemmavision/domain/webhooks';
import type { DeliveryOutcome, TakenDelivery } from '@gemmavision/db/webhooks';
import { safeFetch, type OutgoingLimits, type OutgoingRules } from '@gemmavision/outgoing';
import { openSecret } from '@gemmavision/settings';
import { signatureHeaders } from './sign.ts';

export interface SendSettings {
  /** Opens the secrets of webhooks. */
  secretsKey: string;
  /** What links begin with. */
  publicUrl: string;
  version: string;
  limits?: OutgoingLimits;
}

/** A receiver notes and answers; what takes longer than this it does afterwards. Nothing of its answer is read. */
const usualLimits: OutgoingLimits = {
  connectMilliseconds: 5_000,
  headersMilliseconds: 15_000,
  totalMilliseconds: 15_000,
  maxBytes: 0,
};

/** Sends a delivery once. Whatever the address does is a value; any status from 200 to 299 says that it arrived. */
export async function sendDelivery(
  taken: TakenDelivery,
  settings: SendSettings,
  rules: OutgoingRules,
): Promise<DeliveryOutcome> {
  const start = performance.now();
  const milliseconds = () => Math.round(performance.now() - start);
  const secrets = secretsOf(taken, settings.secretsKey);
  if (secrets === null) return failedWith(taken, { code: 'secret_unreadable' }, milliseconds());
  const body = bodyToSend(taken.body, settings.publicUrl);
  const outcome = await safeFetch<number>(
    {
      url: taken.url,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': `QuantAdvisor/${settings.version}`,
        ...signatureHeaders({ id: taken.id, body }, secrets, new Date()),
      },
      body,
      isAnswer: (status) => status >= 200 && status < 300,
      limits: settings.limits ?? usualLimits,
    },
    rules,
    ({ status }) => Promise.resolve({ ok: true, value: status }),
  );
  return outcome.ok
    ? { ok: true, status: outcome.value, milliseconds: milliseconds() }
    : failedWith(taken, outcome.failure, milliseconds());
}

/** The secrets to sign with, the new one first; null where the new one does not open. */
function secretsOf(
  { webhookId, sealedSecret, sealedSecretBefore }: TakenDelivery,
  secretsKey: string,
): string[] | null {
  const place = webhookSecretPlace(webhookId);
  const secret = openSecret(sealedSecret, secretsKey, place);
  if (secret === null) return null;
  const before = sealedSecretBefore === null ? null : openSecret(sealedSecretBefore, secretsKey, place);
  return before === null ? [secret] : [secret, before];
}

function failedWith(
  { event, attemptsInRow }: TakenDelivery,
  failure: { code: DeliveryFailureCode; status?: number; retryAfterMilliseconds?: number },
  milliseconds: number,
): DeliveryOutcome {
  const { code, status, retryAfterMilliseconds } = failure;
  const attempt = { event: asWebhookEvent(event), attempts: attemptsInRow, code, status };
  return {
    ok: false,
    code,
    status: status ?? null,
    milliseconds,
    pauseMilliseconds: pauseBeforeRetry({ ...attempt, retryAfterMilliseconds }, Math.random()),
    retryAfterMilliseconds: retryAfterMilliseconds ?? null,
    isGone: isGone({ status }),
  };
}
