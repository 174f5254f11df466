import { randomUUID } from 'node:crypto';
import { AppError } from '@gemmavision/domain/errors';
import type { DeliveryStatus, WebhookDelivery, WebhookEvent } from '@gemmavision/domain/webhooks';
import type { Database, Transaction } from '../client.ts';
import type { WebhookDelivery as DeliveryRow } from '../generated/client.ts';
import { inTeam } from '../in-team.ts';
import { cursorOf, placeAfter } from '../portal/cursor.ts';
import { noSuchWebhook } from './manage.ts';
import { toDelivery } from './webhook-record.ts';

/** A page of a webhook’s deliveries, the latest first. Throws not_found; invalid_request for a cursor that is none. */
export async function findDeliveries(
  database: Database,
  teamId: string,
  webhookId: string,
  filter: {
    status?: DeliveryStatus | undefined;
    event?: WebhookEvent | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<{ items: WebhookDelivery[]; nextCursor: string | null }> {
  const { status, event, cursor, limit } = filter;
  return inTeam(database, teamId, async (transaction) => {
    await checkWebhook(transaction, teamId, webhookId);
    const rows = await transaction.webhookDelivery.findMany({
      where: {
        AND: [
          { webhookId, teamId, ...(status && { status }), ...(event && { event }) },
          cursor === undefined ? {} : placeAfter(cursor),
        ],
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    return { items: rows.slice(0, limit).map(toDelivery), nextCursor: cursorOf(rows, limit) };
  });
}

/** A delivery, and its body without links. Throws not_found. */
export async function getDelivery(
  database: Database,
  teamId: string,
  webhookId: string,
  id: string,
): Promise<{ delivery: WebhookDelivery; body: string }> {
  return inTeam(database, teamId, async (transaction) => {
    const row = await transaction.webhookDelivery.findFirst({ where: { id, webhookId, teamId } });
    if (row === null) throw noSuchDelivery();
    return { delivery: toDelivery(row), body: row.body };
  });
}

/** Writes a test to be sent, once. Throws not_found. */
export async function requestTest(
  database: Database,
  teamId: string,
  webhookId: string,
): Promise<WebhookDelivery> {
  return inTeam(database, teamId, async (transaction) => {
    await checkWebhook(transaction, teamId, webhookId);
    const event = 'webhook.test';
    const body = JSON.stringify({ type: event, timestamp: new Date().toISOString(), data: { webhookId } });
    const row = await transaction.webhookDelivery.create({
      data: { id: randomUUID(), webhookId, teamId, event, body },
    });
    return toDelivery(row);
  });
}

/**
 * Has it sent again now, under the same id, with all attempts before it. Throws not_found; conflict while it is being
 * sent.
 */
export async function sendAgain(
  database: Database,
  teamId: string,
  webhookId: string,
  id: string,
): Promise<WebhookDelivery> {
  return inTeam(database, teamId, async (transaction) => {
    const rows = await transaction.$queryRaw<{ isUnderWay: boolean }[]>`
      SELECT status = 'PENDING' AND coalesce("leaseExpiresAt" > now(), false) AS "isUnderWay"
      FROM "WebhookDelivery" WHERE id = ${id} AND "webhookId" = ${webhookId} AND "teamId" = ${teamId} FOR UPDATE`;
    const [found] = rows;
    if (found === undefined) throw noSuchDelivery();
    if (found.isUnderWay) throw new AppError('conflict', 'It is being sent just now: look what comes of it.');
    const row: DeliveryRow = await transaction.webhookDelivery.update({
      where: { id },
      data: {
        status: 'PENDING',
        attemptsInRow: 0,
        notBefore: new Date(),
        leaseExpiresAt: null,
        finishedAt: null,
        answerStatus: null,
        failure: null,
        milliseconds: null,
      },
    });
    return toDelivery(row);
  });
}

const noSuchDelivery = () =>
  new AppError('not_found', 'There is no such delivery: they are deleted after 30 days.');

async function checkWebhook(transaction: Transaction, teamId: string, id: string): Promise<void> {
  if ((await transaction.webhook.count({ where: { id, teamId } })) === 0) throw noSuchWebhook();
}
