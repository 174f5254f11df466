import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { Webhook as Verifier } from 'standardwebhooks';
import { inAllTeams } from '@gemmavision/db';
import { endBatches } from '@gemmavision/db/batches';
import { returnLostDocuments, saveReason, takeDocument } from '@gemmavision/db/processing';
import { announceEndedBatches, takeDeliveries } from '@gemmavision/db/webhooks';
import type { AuditEvent } from '@gemmavision/domain/audit';
import type { AcceptedDocument } from '@gemmavision/domain/documents';
import {
  webhookBodySchema,
  type Webhook,
  type WebhookDelivery,
  type WebhookWithSecret,
} from '@gemmavision/domain/webhooks';
import { secretsKeyOf } from '@gemmavision/settings';
import { makeOwnThings } from '../../../../testing/own-things.ts';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';
import {
  answering,
  isSignedWith,
  startWebhookReceiver,
  type WebhookReceiver,
} from '../../../../testing/webhook-receiver.ts';
import { createWebhookSender } from './webhook-sender.ts';

let portal: TestPortal;
let receiver: WebhookReceiver;
let secretsKey: string;
let owner: Person;

beforeAll(async () => {
  [portal, receiver] = await Promise.all([startPortal(), startWebhookReceiver()]);
  secretsKey = await secretsKeyOf(portal.settings);
  await portal.server.database.llmAllowedHost.create({ data: receiver.allowedHost });
  owner = await portal.person();
});
afterAll(async () => {
  await receiver.close();
  await portal.close();
});
beforeEach(async () => {
  await portal.server.database.webhook.deleteMany();
  receiver.answer = answering(204);
  receiver.received.length = 0;
});

const json = async <T>(answer: Response) => (await answer.json()) as T;

async function make(changes: object = {}, person = owner): Promise<WebhookWithSecret> {
  const body = { url: receiver.url, events: ['document.ended', 'batch.ended'], ...changes };
  const answer = await person.send('POST', '/api/team/webhooks', body);
  expect(answer.status).toBe(201);
  return json(answer);
}

/** What a worker does, until it has nothing more to begin or to end. */
async function work(giveUp = new AbortController().signal): Promise<void> {
  const sender = createWebhookSender({
    database: portal.server.database,
    logger: pino({ level: 'silent' }),
    settings: { secretsKey, publicUrl: 'https://quant.example.org', version: 'test', limits },
    giveUp,
  });
  await sender.run();
  await sender.close();
}
const limits = {
  connectMilliseconds: 2_000,
  headersMilliseconds: 700,
  totalMilliseconds: 700,
  maxBytes: 0,
};

/** As if the pause before the next attempt, and that of the address, were over. */
async function waitNoMore(): Promise<void> {
  const { database } = portal.server;
  const past = new Date(Date.now() - 1_000);
  await database.webhookDelivery.updateMany({ where: { status: 'PENDING' }, data: { notBefore: past } });
  await database.webhook.updateMany({ data: { pausedUntil: null } });
}

async function deliveriesOf(webhook: Webhook, query = ''): Promise<WebhookDelivery[]> {
  const address = `/api/team/webhooks/${webhook.id}/deliveries${query}`;
  return (await owner.json<{ items: WebhookDelivery[] }>(address)).items;
}

async function webhookNow({ id }: Webhook): Promise<Webhook> {
  const { items } = await owner.json<{ items: Webhook[] }>('/api/team/webhooks');
  const found = items.find((one) => one.id === id);
  if (!found) throw new Error('no such webhook');
  return found;
}

async function test({ id }: Webhook): Promise<WebhookDelivery> {
  return json(await owner.send('POST', `/api/team/webhooks/${id}/tests`));
}

/** Something to be told of: nobody has to read anything for it. */
async function announce(webhook: Webhook): Promise<string> {
  const { database } = portal.server;
  const id = randomUUID();
  const data = { documentId: id, status: 'DONE', reason: null, batchId: null };
  await database.webhookDelivery.create({
    data: {
      id,
      webhookId: webhook.id,
      teamId: owner.teamId,
      event: 'document.ended',
      body: JSON.stringify({
        type: 'document.ended',
        timestamp: '2026-01-31T09:30:00.000Z',
        data: { ...data, duplicateOf: null, pages: 1, tables: 0 },
      }),
    },
  });
  return id;
}

describe('what is told', () => {
  it('is the end of each document, to who asked for it, signed, without a word of the document', async () => {
    const told = await make();
    await make({ events: ['batch.ended'] });
    const stranger = await portal.person();
    await make({}, stranger);
    const { documentId, canary } = await makeOwnThings(portal, owner);
    await work();

    expect(receiver.received.map(({ type, data }) => [type, data['documentId'], data['status']])).toEqual([
      ['document.ended', documentId, 'DONE'],
    ]);
    const [one] = receiver.received;
    if (!one) throw new Error('nothing arrived');
    expect(isSignedWith(told.secret, one)).toBe(true);
    const parsed = webhookBodySchema.parse(new Verifier(told.secret).verify(one.body, one.headers as never));
    expect(parsed.links).toEqual({
      page: `https://quant.example.org/documents/${documentId}`,
      api: `https://quant.example.org/api/documents/${documentId}`,
    });
    expect(one.body).not.toContain(canary);
    expect(
      (await deliveriesOf(told.webhook)).map(({ id, status, answerStatus }) => [id, status, answerStatus]),
    ).toEqual([[one.id, 'DELIVERED', 204]]);
  });

  it('is the end of a document without a result, of its copies too, and of one whose workers died', async () => {
    await make();
    const { database } = portal.server;
    const upload = async (content: Uint8Array) =>
      (await json<AcceptedDocument>(await owner.upload(content, 'x.png'))).id;
    const bytes = Buffer.concat([png, Buffer.from(randomUUID())]);
    const original = await upload(bytes);
    const copy = await upload(bytes);
    await database.document.update({ where: { id: original }, data: { status: 'QUEUED' } });
    const taken = await takeDocument(database, original, 0, 'test', 60_000);
    if (!taken) throw new Error('not to be had');
    await saveReason(database, taken, { code: 'corrupt', message: 'Broken.' });

    const lost = await upload(Buffer.concat([png, Buffer.from(randomUUID())]));
    const longAgo = new Date(0);
    await database.document.update({
      where: { id: lost },
      data: { status: 'RUNNING', attemptsInRow: 3, leaseExpiresAt: longAgo },
    });
    await returnLostDocuments(database);
    await work();
    const told = receiver.received.map(({ data }) => [data['documentId'], data['status'], data['reason']]);
    expect(told.toSorted()).toEqual(
      [
        [original, 'REJECTED', 'corrupt'],
        [copy, 'REJECTED', 'corrupt'],
        [lost, 'FAILED', 'stopped_unexpectedly'],
      ].toSorted(),
    );
  });

  it('is the end of a copy at once, where the document with the same bytes has ended', async () => {
    await make();
    const { documentId } = await makeOwnThings(portal, owner);
    const original = await owner.fetch(`/api/documents/${documentId}/original`);
    const upload = await owner.upload(Buffer.from(await original.arrayBuffer()), 'again.pdf');
    const copy = await json<AcceptedDocument>(upload);
    await work();
    const told = receiver.received.map(({ data }) => [
      data['documentId'],
      data['status'],
      data['duplicateOf'],
    ]);
    expect(told.toSorted()).toEqual(
      [
        [documentId, 'DONE', null],
        [copy.id, 'DONE', documentId],
      ].toSorted(),
    );
  });

  it('is the end of what a cancelled batch had left, and of the batch with its counts', async () => {
    await make();
    const begun = await owner.send('POST', '/api/batches', { name: 'Takeover of Northwind' });
    const { id: batchId } = await json<{ id: string }>(begun);
    const { database } = portal.server;
    const { id } = await json<AcceptedDocument>(
      await owner.upload(Buffer.concat([png, Buffer.from(randomUUID())]), 'x.png'),
    );
    await database.document.update({ where: { id }, data: { batchId } });
    await owner.send('POST', `/api/batches/${batchId}/deeds`, { what: 'cancel' });
    await endBatches(database);
    await work();
    expect(receiver.received.map(({ data }) => [data['documentId'], data['status'], data['state']])).toEqual([
      [id, 'CANCELLED', undefined],
      [undefined, undefined, 'cancelled'],
    ]);
  });

  it('is the end of a batch with its counts', async () => {
    await make({ events: ['batch.ended'] });
    const { database } = portal.server;
    const { teamId } = owner;
    const batch = await database.batch.create({ data: { teamId, name: 'Takeover of Northwind' } });
    const { documentId } = await makeOwnThings(portal, owner);
    await database.document.update({ where: { id: documentId }, data: { batchId: batch.id } });
    await inAllTeams(database, (transaction) => announceEndedBatches(transaction, [batch.id]));
    await work();
    expect(receiver.received.map(({ type, data }) => ({ type, data }))).toEqual([
      {
        type: 'batch.ended',
        data: {
          batchId: batch.id,
          state: 'ended',
          documents: 1,
          byStatus: { DONE: 1, FAILED: 0, REJECTED: 0, CANCELLED: 0 },
          refused: 0,
        },
      },
    ]);
    expect(receiver.received[0]?.body).not.toContain('Northwind');
  });

  it('is nothing while the webhook is off', async () => {
    const { webhook } = await make();
    const off = await owner.send('PATCH', `/api/team/webhooks/${webhook.id}`, { isOn: false, version: 1 });
    expect(await off.json()).toMatchObject({ isOn: false, off: { why: null } });
    await makeOwnThings(portal, owner);
    await announce(webhook);
    await work();
    expect(receiver.received).toEqual([]);
    // A test goes out all the same: to see whether it may be switched on again.
    await test(webhook);
    await work();
    expect(receiver.received.map(({ type }) => type)).toEqual(['webhook.test']);
  });
});

describe('an attempt that fails', () => {
  it.each([
    ['bad_status', 503, answering(503)],
    ['bad_status', 404, answering(404)],
    ['timeout', null, () => {}],
    ['unreachable', null, (response) => void response.destroy()],
    ['redirect', 302, answering(302, { location: 'http://169.254.169.254/' })],
  ] as [string, number | null, WebhookReceiver['answer']][])(
    'by %s %s is made again, under the same id, until it arrives',
    async (code, status, answer) => {
      const { webhook, secret } = await make();
      const id = await announce(webhook);
      receiver.answer = answer;
      await work();
      const [failed] = await deliveriesOf(webhook);
      expect(failed).toMatchObject({ id, status: 'PENDING', attempts: 1, answerStatus: status });
      expect(failed?.failure?.code).toBe(code);
      await work();
      expect(receiver.received).toHaveLength(1);

      receiver.answer = answering(200);
      await waitNoMore();
      await work();
      expect(receiver.received.map((one) => [one.id, isSignedWith(secret, one)])).toEqual([
        [id, true],
        [id, true],
      ]);
      expect(receiver.received[0]?.body).toBe(receiver.received[1]?.body);
      expect(await deliveriesOf(webhook, '?status=DELIVERED')).toMatchObject([
        { id, attempts: 2, failure: null },
      ]);
      expect(await webhookNow(webhook)).toMatchObject({ failingSince: null, waiting: 0 });
    },
  );

  it('waits as long as the address asks', async () => {
    const { webhook } = await make();
    await announce(webhook);
    receiver.answer = answering(429, { 'retry-after': '1800' });
    await work();
    const [delivery] = await deliveriesOf(webhook);
    expect(Date.parse(delivery?.nextAttemptAt ?? '') - Date.now()).toBeGreaterThan(1_700_000);
    expect(Date.parse((await webhookNow(webhook)).pausedUntil ?? '') - Date.now()).toBeGreaterThan(1_700_000);
  });

  it('by 410 switches the webhook off, and says why', async () => {
    const { webhook } = await make();
    await announce(webhook);
    receiver.answer = answering(410);
    await work();
    expect(await deliveriesOf(webhook)).toMatchObject([{ status: 'FAILED', answerStatus: 410 }]);
    expect(await webhookNow(webhook)).toMatchObject({ isOn: false, off: { why: 'gone' } });
    const { items } = await owner.json<{ items: AuditEvent[] }>(
      `/api/audit?action=webhook.switchedOff&subject=${webhook.id}`,
    );
    expect(items).toMatchObject([{ person: null, details: { why: 'gone' } }]);
  });

  it('for days switches the webhook off; on again, it begins anew', async () => {
    const { webhook } = await make();
    await announce(webhook);
    receiver.answer = answering(500);
    const failingSince = new Date(Date.now() - 73 * 3_600_000);
    const { database } = portal.server;
    await database.webhook.update({ where: { id: webhook.id }, data: { failuresInRow: 20, failingSince } });
    await work();
    const off = await webhookNow(webhook);
    expect(off).toMatchObject({ isOn: false, off: { why: 'failing' } });
    const body = { isOn: true, version: off.version };
    const on = await json<Webhook>(await owner.send('PATCH', `/api/team/webhooks/${webhook.id}`, body));
    expect(on).toMatchObject({ isOn: true, off: null, failingSince: null, pausedUntil: null, waiting: 1 });
  });

  it('for the last time is final, and somebody can have it sent again', async () => {
    const { webhook } = await make();
    const id = await announce(webhook);
    receiver.answer = answering(500);
    await portal.server.database.webhookDelivery.update({ where: { id }, data: { attemptsInRow: 10 } });
    await work();
    expect(await deliveriesOf(webhook, '?status=FAILED')).toMatchObject([{ id, attempts: 11 }]);
    receiver.answer = answering(200);
    const again = await owner.send('POST', `/api/team/webhooks/${webhook.id}/deliveries/${id}/retries`);
    expect([again.status, await again.json()]).toEqual([202, expect.objectContaining({ status: 'PENDING' })]);
    await work();
    expect(await deliveriesOf(webhook)).toMatchObject([{ id, status: 'DELIVERED', attempts: 1 }]);
  });

  it('of a dead address leaves it alone for a while, and holds up nobody else', async () => {
    const { webhook: dead } = await make();
    const { webhook: alive } = await make({ url: `${receiver.url}/alive` });
    for (let n = 0; n < 12; n += 1) await announce(dead);
    receiver.answer = (response) => void response.destroy();
    await work();
    await waitNoMore();
    await work();
    // Four at once, twice: more than five have failed in a row, so it rests, whatever is due.
    await portal.server.database.webhookDelivery.updateMany({ data: { notBefore: new Date(0) } });
    await work();
    expect(receiver.received).toHaveLength(8);
    expect((await webhookNow(dead)).pausedUntil).not.toBeNull();
    receiver.answer = answering(204);
    await announce(alive);
    await work();
    expect(receiver.received).toHaveLength(9);

    // Then one tries it out, and as it arrives, the others follow.
    await waitNoMore();
    receiver.received.length = 0;
    await work();
    expect(receiver.received).toHaveLength(1);
    await work();
    expect(receiver.received).toHaveLength(5);
  });
});

describe('a worker', () => {
  it('that is killed in the middle leaves a delivery that the next one makes, under the same id', async () => {
    const { webhook } = await make();
    const id = await announce(webhook);
    const { database } = portal.server;
    // Sent, perhaps arrived, and then nothing was written any more.
    const [taken] = await takeDeliveries(database, 1, 200);
    expect(taken?.id).toBe(id);
    await work();
    expect(receiver.received).toEqual([]);
    await sleep(300);
    await work();
    expect(receiver.received.map((one) => one.id)).toEqual([id]);
    expect(await deliveriesOf(webhook)).toMatchObject([{ id, status: 'DELIVERED', attempts: 2 }]);
  });

  it('that must go gives back what is under way, without counting it', async () => {
    const { webhook } = await make();
    await announce(webhook);
    const giveUp = new AbortController();
    receiver.answer = () => giveUp.abort();
    await work(giveUp.signal);
    expect(await deliveriesOf(webhook)).toMatchObject([{ status: 'PENDING', attempts: 0, failure: null }]);
  });
});

describe('an address', () => {
  it.each([
    ['http://192.168.0.1/hooks', /not a public one/],
    ['https://user:secret@hooks.example.com/', /user name and password/],
    ['http://hooks.example.com/', /https/],
    ['ftp://hooks.example.com/', /https/],
  ])('that is refused: %s', async (url, why) => {
    const answer = await owner.send('POST', '/api/team/webhooks', { url, events: ['batch.ended'] });
    const text = await answer.text();
    expect(answer.status).toBe(400);
    expect(text).toMatch(why);
  });

  it('whose host a portal admin closes again is refused at the next attempt', async () => {
    const { webhook } = await make();
    await announce(webhook);
    const { database } = portal.server;
    await database.llmAllowedHost.deleteMany();
    await work();
    await database.llmAllowedHost.create({ data: receiver.allowedHost });
    expect(receiver.received).toEqual([]);
    const [delivery] = await deliveriesOf(webhook);
    expect(delivery?.failure?.code).toBe('refused_address');
  });

  it('is shown and written down without the values of its query', async () => {
    const { webhook } = await make({ url: `${receiver.url}?key=s3cret` });
    expect(webhook.url).toBe(`${receiver.url}?key=…`);
    expect(await (await owner.fetch('/api/audit')).text()).not.toContain('s3cret');
    await announce(webhook);
    await work();
    expect(receiver.received).toHaveLength(1);
  });
});

describe('a secret', () => {
  it('is shown once, and signs beside the new one for a day', async () => {
    const { webhook, secret } = await make();
    expect(await (await owner.fetch('/api/team/webhooks')).text()).not.toContain(secret);
    const rotated = await json<WebhookWithSecret>(
      await owner.send('POST', `/api/team/webhooks/${webhook.id}/secret`),
    );
    expect(rotated.secret).not.toBe(secret);
    await announce(webhook);
    await work();
    const verifies = (one: string) => receiver.received.map((sent) => isSignedWith(one, sent));
    expect([verifies(secret), verifies(rotated.secret)]).toEqual([[true], [true]]);

    receiver.received.length = 0;
    const secretBeforeUntil = new Date(0);
    await portal.server.database.webhook.update({ where: { id: webhook.id }, data: { secretBeforeUntil } });
    await announce(webhook);
    await work();
    expect([verifies(secret), verifies(rotated.secret)]).toEqual([[false], [true]]);
  });
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
