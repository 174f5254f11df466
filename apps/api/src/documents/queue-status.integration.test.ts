import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { signOfLife } from '@gemmavision/db/processing';
import type { AcceptedDocument, DocumentStatus, QueueStatus } from '@gemmavision/domain/documents';
import { startPortal, type Person } from '../../../../testing/portal.ts';

// No worker runs here, so that documents stand where the tests put them.
const portal = await startPortal();
const { database } = portal.server;
afterAll(() => portal.close());

let person: Person;
beforeEach(async () => {
  person = await portal.person('viewer');
  await database.worker.deleteMany();
});

const status = (by = person) => by.json<QueueStatus>('/api/documents/queue');

const minute = 60_000;
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * minute);

let serial = 0;
/** A row as the journey of a document leaves it. */
async function aDocument(state: {
  status: DocumentStatus;
  createdAt?: Date;
  queuedAt?: Date;
  attempt?: number;
  finishedAt?: Date;
  duplicateOfId?: string;
}): Promise<string> {
  const id = `queue-${serial++}`;
  await database.document.create({
    data: {
      id,
      teamId: person.teamId,
      fileName: `${id}.pdf`,
      mediaType: 'application/pdf',
      sizeBytes: 1,
      sha256: id,
      storageKey: id,
      ...state,
    },
  });
  return id;
}

const sign = { hostName: 'here', version: 'test', residentBytes: 1, ocrLanguages: ['eng'] };

describe('the team’s queue', () => {
  it('without documents and workers is empty, and waits for nobody', async () => {
    expect(await status()).toEqual({
      pending: 0,
      queued: 0,
      running: 0,
      oldestWaitingSeconds: null,
      lastQuarterHour: { done: 0, failed: 0, rejected: 0, documentsPerMinute: 0 },
      workers: { alive: 0, places: 0, lastSeenAt: null },
    });
  });

  it('counts what waits and what is read, and how long the first has waited', async () => {
    await aDocument({ status: 'PENDING', createdAt: minutesAgo(3) });
    await aDocument({ status: 'PENDING', createdAt: minutesAgo(5) });
    await aDocument({ status: 'QUEUED', createdAt: minutesAgo(4), queuedAt: minutesAgo(1) });
    await aDocument({ status: 'RUNNING', createdAt: minutesAgo(60), attempt: 1 });
    const { pending, queued, running, oldestWaitingSeconds } = await status();
    expect([pending, queued, running]).toEqual([2, 1, 1]);
    expect(Math.round((oldestWaitingSeconds ?? 0) / 60)).toBe(5);
  });

  it('counts what ended in the last quarter of an hour, copies left out', async () => {
    const original = await aDocument({ status: 'DONE', finishedAt: minutesAgo(2), attempt: 1 });
    await aDocument({ status: 'DONE', finishedAt: minutesAgo(1), duplicateOfId: original });
    await aDocument({ status: 'FAILED', finishedAt: minutesAgo(3), attempt: 3 });
    await aDocument({ status: 'REJECTED', finishedAt: minutesAgo(14), attempt: 1 });
    await aDocument({ status: 'DONE', finishedAt: minutesAgo(16), attempt: 1 });
    expect((await status()).lastQuarterHour).toEqual({
      done: 1,
      failed: 1,
      rejected: 1,
      documentsPerMinute: 0.2,
    });
  });

  it('is nobody else’s', async () => {
    await aDocument({ status: 'PENDING' });
    await aDocument({ status: 'DONE', finishedAt: minutesAgo(1) });
    const stranger = await portal.person('owner');
    const { pending, lastQuarterHour } = await status(stranger);
    expect([pending, lastQuarterHour.done]).toEqual([0, 0]);
  });

  it('takes a document that is read again as one that has just come', async () => {
    const owner = await portal.person('owner', person.teamId);
    const id = await aDocument({ status: 'FAILED', createdAt: minutesAgo(999), attempt: 3 });
    await owner.fetch(`/api/documents/${id}/retry`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const { pending, oldestWaitingSeconds } = await status();
    expect(pending).toBe(1);
    expect(oldestWaitingSeconds).toBeLessThan(10 * 60);
  });

  it('counts an upload at once', async () => {
    const uploader = await portal.person('analyst', person.teamId);
    const response = await uploader.upload(Buffer.from(`%PDF-1.7\n${serial++}`), 'new.pdf');
    expect(((await response.json()) as AcceptedDocument).status).toBe('PENDING');
    expect((await status()).pending).toBe(1);
  });

  it('knows workers by their signs of life, and when the last of those that fell silent was there', async () => {
    await signOfLife(database, { ...sign, id: 'a', concurrency: 2 });
    await signOfLife(database, { ...sign, id: 'b', concurrency: 3 });
    expect((await status()).workers).toMatchObject({ alive: 2, places: 5 });
    const silentSince = minutesAgo(2);
    await database.worker.updateMany({ data: { seenAt: silentSince } });
    expect((await status()).workers).toEqual({
      alive: 0,
      places: 0,
      lastSeenAt: silentSince.toISOString(),
    });
  });
});
