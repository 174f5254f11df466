import type { Logger } from 'pino';
import type { Database } from '@gemmavision/db';
import { findAllowedHosts } from '@gemmavision/db/llm';
import { endDelivery, giveDeliveryBack, takeDeliveries, type TakenDelivery } from '@gemmavision/db/webhooks';
import { sendDelivery, type SendSettings } from './send-delivery.ts';

interface Dependencies {
  database: Database;
  logger: Logger;
  settings: SendSettings;
  /** Longer than an attempt may take: a worker that is killed is then taken to be gone. */
  leaseMilliseconds?: number;
  /** Aborted when the worker must go now: what is under way is given back. */
  giveUp: AbortSignal;
}

export interface WebhookSender {
  /**
   * Begins what is due, as far as there is room; what was begun goes on meanwhile, and whatever ends makes room for
   * more. Calls that come while it chooses are one more look, not many.
   */
  run(): Promise<void>;
  /** Begins nothing more; resolves when all that was begun has ended. */
  close(): Promise<void>;
}

/** So many requests are under way at once in one worker. They wait for others, not for this machine. */
const mostAtOnce = 24;

/** Sends what the team’s webhooks are to be told, wherever the row stands: see libs/db/webhooks/take-deliveries.ts. */
export function createWebhookSender(dependencies: Dependencies): WebhookSender {
  const { database, leaseMilliseconds = 30_000 } = dependencies;
  const underWay = new Set<Promise<void>>();
  let running: Promise<void> | undefined;
  let again = false;
  let isClosing = false;
  const begin = async () => {
    const room = mostAtOnce - underWay.size;
    if (isClosing || room <= 0) return;
    const taken = await takeDeliveries(database, room, leaseMilliseconds);
    if (taken.length === 0) return;
    // A portal admin may close a host at any time: asked anew each time.
    const allowedHosts = await findAllowedHosts(database);
    for (const one of taken) {
      const sending = send(dependencies, one, allowedHosts).finally(() => {
        underWay.delete(sending);
        // Should it fail, the next look is a second away, and says so.
        run().catch(() => {});
      });
      underWay.add(sending);
    }
  };
  const loop = async () => {
    do {
      again = false;
      await begin();
    } while (again);
  };
  const run = () => {
    if (running) again = true;
    else running = loop().finally(() => (running = undefined));
    return running;
  };
  return {
    run,
    close: async () => {
      isClosing = true;
      await running?.catch(() => {});
      await Promise.all(underWay);
    },
  };
}

async function send(
  { database, logger, settings, giveUp }: Dependencies,
  taken: TakenDelivery,
  allowedHosts: Awaited<ReturnType<typeof findAllowedHosts>>,
): Promise<void> {
  const { id, webhookId, attempt } = taken;
  try {
    const outcome = await sendDelivery(taken, settings, { allowedHosts, signal: giveUp });
    if (!outcome.ok && giveUp.aborted) {
      await giveDeliveryBack(database, taken);
      return;
    }
    await endDelivery(database, taken, outcome);
    const { status, milliseconds } = outcome;
    const what = outcome.ok ? 'delivered' : outcome.code;
    logger.info(
      { delivery: id, webhook: webhookId, attempt, outcome: what, status, milliseconds },
      'webhook',
    );
  } catch (error) {
    // The database, or a fault of ours: the lease runs out, and it is sent again.
    logger.error({ delivery: id, webhook: webhookId, err: error }, 'webhook not sent');
  }
}
