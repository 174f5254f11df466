import {
  asDeliveryFailure,
  asWebhookEvent,
  chosenEvents,
  deliveryFailureWords,
  maskedUrl,
  subjectOf,
  type Webhook,
  type WebhookDelivery,
} from '@gemmavision/domain/webhooks';
import type { Transaction } from '../client.ts';
import type { Webhook as WebhookRow, WebhookDelivery as DeliveryRow } from '../generated/client.ts';

/** So many of the latest deliveries are shown with a webhook. */
const latestShown = 24;

/** Rows as they are shown, with how their latest deliveries stand. */
export async function toWebhooks(transaction: Transaction, rows: readonly WebhookRow[]): Promise<Webhook[]> {
  const ids = rows.map(({ id }) => id);
  const people = await transaction.user.findMany({
    where: { id: { in: rows.flatMap(({ createdById }) => createdById ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const waiting = await transaction.webhookDelivery.groupBy({
    by: ['webhookId'],
    where: { webhookId: { in: ids }, status: 'PENDING' },
    _count: true,
  });
  const waitingOf = new Map(waiting.map(({ webhookId, _count }) => [webhookId, _count]));
  const latest = await Promise.all(rows.map(({ id }) => latestOf(transaction, id)));
  return rows.map((row, index) => ({
    id: row.id,
    url: maskedUrl(row.url),
    events: chosenEvents.filter((event) => row.events.includes(event)),
    isOn: row.disabledAt === null,
    off: row.disabledAt && { since: row.disabledAt.toISOString(), why: whyOf(row.disabledWhy) },
    failingSince: isoOf(row.failingSince),
    pausedUntil: isoOf(stillToCome(row.pausedUntil)),
    secretBeforeUntil: isoOf(stillToCome(row.secretBeforeUntil)),
    createdBy: row.createdById === null ? null : (names.get(row.createdById) ?? null),
    createdAt: row.createdAt.toISOString(),
    waiting: waitingOf.get(row.id) ?? 0,
    latest: latest[index] ?? [],
    version: row.version,
  }));
}

async function latestOf(transaction: Transaction, webhookId: string): Promise<Webhook['latest']> {
  const rows = await transaction.webhookDelivery.findMany({
    where: { webhookId },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: latestShown,
    select: { status: true, createdAt: true },
  });
  return rows.map(({ status, createdAt }) => ({ status, at: createdAt.toISOString() }));
}

/** A delivery as it is shown. */
export function toDelivery(row: DeliveryRow): WebhookDelivery {
  const code = asDeliveryFailure(row.failure);
  return {
    id: row.id,
    event: asWebhookEvent(row.event),
    subject: subjectOf(row.body),
    status: row.status,
    createdAt: row.createdAt.toISOString(),
    finishedAt: isoOf(row.finishedAt),
    nextAttemptAt: row.status === 'PENDING' ? row.notBefore.toISOString() : null,
    attempts: row.attemptsInRow,
    answerStatus: row.answerStatus,
    failure: code && { code, message: deliveryFailureWords[code] },
    milliseconds: row.milliseconds,
  };
}

function whyOf(why: string | null): 'gone' | 'failing' | null {
  return why === 'gone' || why === 'failing' ? why : null;
}

const isoOf = (date: Date | null): string | null => date?.toISOString() ?? null;

function stillToCome(date: Date | null): Date | null {
  return date !== null && date.getTime() > Date.now() ? date : null;
}
