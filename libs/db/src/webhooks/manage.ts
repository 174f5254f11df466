import { AppError } from '@gemmavision/domain/errors';
import {
  maskedUrl,
  mostWebhooks,
  secretOverlapHours,
  type ChosenEvent,
  type Webhook,
} from '@gemmavision/domain/webhooks';
import { appendAuditEvents, type AuditEntry, type Doer } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import type { Prisma, Webhook as WebhookRow } from '../generated/client.ts';
import { inTeam } from '../in-team.ts';
import { toWebhooks } from './webhook-record.ts';

/** The team's webhooks, the oldest first. */
export async function findWebhooks(database: Database, teamId: string): Promise<Webhook[]> {
  return inTeam(database, teamId, async (transaction) =>
    toWebhooks(
      transaction,
      await transaction.webhook.findMany({
        where: { teamId },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      }),
    ),
  );
}

/** Makes one. Throws conflict where the team has as many as it may have. */
export async function makeWebhook(
  database: Database,
  doer: Doer,
  made: { id: string; url: string; events: ChosenEvent[]; sealedSecret: string },
): Promise<Webhook> {
  const { teamId, userId } = doer;
  return inTeam(database, teamId, async (transaction) => {
    await lockWebhooks(transaction, teamId);
    if ((await transaction.webhook.count({ where: { teamId } })) >= mostWebhooks) {
      throw new AppError('conflict', `A team has at most ${mostWebhooks} webhooks: delete one first.`, {
        facts: { most: mostWebhooks },
      });
    }
    const row = await transaction.webhook.create({ data: { ...made, teamId, createdById: userId } });
    const details = { url: maskedUrl(made.url), events: made.events };
    return shown(transaction, doer, row, { action: 'webhook.made', subject: row.id, details });
  });
}

/** What is changed of a webhook; what is left out stays. */
export interface WebhookChanges {
  url?: string | undefined;
  events?: ChosenEvent[] | undefined;
  isOn?: boolean | undefined;
  version: number;
}

/**
 * Changes it. Another address, or being switched on, forgets how the one before fared. Throws not_found; conflict where
 * somebody else changed it since.
 */
export async function changeWebhook(
  database: Database,
  doer: Doer,
  id: string,
  { url, events, isOn, version }: WebhookChanges,
): Promise<Webhook> {
  return change(database, doer, id, (before) => {
    if (before.version !== version) {
      throw new AppError(
        'conflict',
        'Somebody else changed the webhook in the meantime: look at it anew, then decide.',
        { facts: { version: before.version } },
      );
    }
    const isSwitchedOn = isOn === true && before.disabledAt !== null;
    const isSwitchedOff = isOn === false && before.disabledAt === null;
    const details = {
      ...(url !== undefined && { url: maskedUrl(url) }),
      ...(events && { events }),
      ...(isOn !== undefined && { isOn }),
    };
    return {
      data: {
        ...(url !== undefined && { url }),
        ...(events && { events }),
        ...(isSwitchedOn && { disabledAt: null, disabledWhy: null }),
        ...(isSwitchedOff && { disabledAt: new Date(), disabledWhy: null }),
        ...((isSwitchedOn || (url !== undefined && url !== before.url)) && healthy),
      },
      entry: { action: isSwitchedOff ? 'webhook.switchedOff' : 'webhook.changed', subject: id, details },
    };
  });
}

/** Puts a new secret in the place of the one before, which signs too for a day. Throws not_found. */
export async function rotateSecret(
  database: Database,
  doer: Doer,
  id: string,
  sealedSecret: string,
): Promise<Webhook> {
  return change(database, doer, id, (before) => ({
    data: {
      sealedSecret,
      sealedSecretBefore: before.sealedSecret,
      secretBeforeUntil: new Date(Date.now() + secretOverlapHours * 3_600_000),
    },
    entry: { action: 'webhook.rotated', subject: id },
  }));
}

/** Deletes it with its deliveries; what is on its way just now may still arrive. Throws not_found. */
export async function removeWebhook(database: Database, doer: Doer, id: string): Promise<void> {
  const { teamId } = doer;
  await inTeam(database, teamId, async (transaction) => {
    const { count } = await transaction.webhook.deleteMany({ where: { id, teamId } });
    if (count === 0) throw noSuchWebhook();
    await appendAuditEvents(transaction, doer, [{ action: 'webhook.removed', subject: id }]);
  });
}

/** As if no attempt had ever failed. */
export const healthy = { failuresInRow: 0, failingSince: null, pausedUntil: null };

export const noSuchWebhook = () => new AppError('not_found', 'There is no such webhook in this team.');

async function change(
  database: Database,
  doer: Doer,
  id: string,
  decide: (before: WebhookRow) => { data: Prisma.WebhookUpdateInput; entry: AuditEntry },
): Promise<Webhook> {
  const { teamId } = doer;
  return inTeam(database, teamId, async (transaction) => {
    await lockWebhooks(transaction, teamId);
    const before = await transaction.webhook.findFirst({ where: { id, teamId } });
    if (before === null) throw noSuchWebhook();
    const { data, entry } = decide(before);
    const row = await transaction.webhook.update({
      where: { id },
      data: { ...data, version: { increment: 1 } },
    });
    return shown(transaction, doer, row, entry);
  });
}

async function shown(
  transaction: Transaction,
  doer: Doer,
  row: WebhookRow,
  entry: AuditEntry,
): Promise<Webhook> {
  const [webhook] = await toWebhooks(transaction, [row]);
  if (webhook === undefined) throw noSuchWebhook();
  await appendAuditEvents(transaction, doer, [entry]);
  return webhook;
}

/** Who changes the webhooks of a team takes turns until the transaction ends. */
async function lockWebhooks(transaction: Transaction, teamId: string): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`webhooks ${teamId}`}, 0))`;
}
