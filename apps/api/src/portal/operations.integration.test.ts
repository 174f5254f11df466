import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { signOfLife } from '@gemmavision/db/processing';
import { portalChain } from '@gemmavision/domain/audit';
import type {
  PortalJob,
  PortalQueue,
  PortalWorker,
  StorageUse,
  Throughput,
} from '@gemmavision/domain/portal';
import { createStorage, documentPrefix } from '@gemmavision/storage';
import { aDocument } from '../../../../testing/a-document.ts';
import { portalAdmin, type PortalAdmin } from '../../../../testing/portal-admin.ts';
import { startPortal, type TestPortal } from '../../../../testing/portal.ts';

let portal: TestPortal;
let admin: PortalAdmin;
beforeAll(async () => {
  portal = await startPortal();
  admin = await portalAdmin(portal);
});
afterAll(() => portal.close());

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe('the queue', () => {
  it('is told from the documents, by state and team, with who waits longest', async () => {
    const { teamId } = await portal.person('owner');
    const states = {
      waiting: { status: 'PENDING', createdAt: minutesAgo(5) },
      retrying: { status: 'PENDING', attempt: 1, attemptsInRow: 1, queuedAt: minutesAgo(4) },
      queued: { status: 'QUEUED', createdAt: minutesAgo(6), queuedAt: minutesAgo(3) },
      running: {
        status: 'RUNNING',
        attempt: 1,
        leaseOwner: 'w1',
        leaseExpiresAt: minutesAgo(-60),
        startedAt: minutesAgo(1),
      },
      failed: { status: 'FAILED', attempt: 3, reasonCode: 'timeout', finishedAt: minutesAgo(2) },
    };
    const ids = Object.fromEntries(
      await Promise.all(
        Object.entries(states).map(async ([state, columns]) => [
          state,
          await aDocument(portal, teamId, columns),
        ]),
      ),
    ) as Record<keyof typeof states, string>;
    await aDocument(portal, teamId, { status: 'DONE' });
    await aDocument(portal, teamId, { status: 'FAILED', duplicateOfId: ids.failed });

    const queue = await admin.json<PortalQueue>('/api/portal/queue');
    const counts = {
      waiting: 1,
      retrying: 1,
      queued: 1,
      running: 1,
      failed: 1,
      oldestWaitingAt: states.queued.createdAt.toISOString(),
    };
    expect(queue).toMatchObject(counts);
    expect(queue.teams).toEqual([{ id: teamId, name: 'Test team', ...counts }]);
    expect(queue.store).toEqual({
      kind: 'postgres',
      documents: { waiting: 0, active: 0, delayed: 0 },
      dispatch: { waiting: 0, active: 0, delayed: 0 },
    });

    const all = await admin.json<{ items: PortalJob[] }>(`/api/portal/jobs?teamId=${teamId}`);
    expect(new Map(all.items.map(({ state, documentId }) => [state, documentId]))).toEqual(
      new Map(Object.entries(ids)),
    );
    expect(JSON.stringify(all)).not.toMatch(/salaries|pdf/);
    const only = async (state: string) =>
      (await admin.json<{ items: PortalJob[] }>(`/api/portal/jobs?state=${state}`)).items;
    expect(await only('running')).toEqual([
      {
        documentId: ids.running,
        team: { id: teamId, name: 'Test team' },
        state: 'running',
        attempt: 1,
        since: states.running.startedAt.toISOString(),
        workerId: 'w1',
        reason: null,
      },
    ]);
    expect(await only('failed')).toMatchObject([{ attempt: 3, reason: 'timeout', workerId: null }]);
    expect(await only('retrying')).toMatchObject([{ since: states.retrying.queuedAt.toISOString() }]);
    expect(await only('waiting')).toMatchObject([{ since: states.waiting.createdAt.toISOString() }]);
  });

  it('takes the failed documents of one team again, and says so in both logs', async () => {
    const [{ teamId }, other] = [await portal.person('owner'), await portal.person('owner')];
    const columns = {
      status: 'FAILED',
      attempt: 3,
      attemptsInRow: 3,
      reasonCode: 'timeout',
      finishedAt: new Date(),
    };
    const ids = await Promise.all([1, 2].map(() => aDocument(portal, teamId, columns)));
    const foreign = await aDocument(portal, other.teamId, columns);
    const inTrash = await aDocument(portal, teamId, { ...columns, deletedAt: new Date() });
    const retry = () => admin.json(`/api/portal/teams/${teamId}/retries`, { method: 'POST' });
    expect(await retry()).toEqual({ retried: 2 });
    expect(await retry()).toEqual({ retried: 0 });
    const { database } = portal.server;
    const states = await database.document.findMany({
      where: { id: { in: [...ids, foreign, inTrash] } },
      select: { id: true, status: true, attemptsInRow: true, reasonCode: true },
    });
    for (const id of ids)
      expect(states).toContainEqual({ id, status: 'PENDING', attemptsInRow: 0, reasonCode: null });
    expect(states).toContainEqual(expect.objectContaining({ id: foreign, status: 'FAILED' }));
    const events = await database.auditEvent.findMany({
      where: { action: { in: ['document.retried', 'queue.retried'] } },
    });
    expect(events.map(({ teamId: chain, subject, actorId }) => [chain, subject, actorId]).sort()).toEqual(
      [[portalChain, teamId, admin.id], ...ids.map((id) => [teamId, id, admin.id])].sort(),
    );
    expect((await admin.fetch('/api/portal/teams/nowhere/retries', { method: 'POST' })).status).toBe(404);
  });
});

describe('the last hours', () => {
  it('show what came and ended, how and how long it took, without copies, and Prometheus gets the same', async () => {
    const [{ teamId }, other] = [await portal.person('owner'), await portal.person('owner')];
    const before = await admin.json<Throughput>('/api/portal/throughput');
    const seconds = (ago: number) => new Date(Date.now() - ago * 1000);
    // Waited for ten seconds, was read for twenty.
    const read = { createdAt: seconds(330), startedAt: seconds(320), finishedAt: seconds(300), attempt: 1 };
    const original = await aDocument(portal, teamId, { ...read, status: 'DONE', pageCount: 7 });
    await aDocument(portal, teamId, { ...read, status: 'DONE', pageCount: 7, duplicateOfId: original });
    await aDocument(portal, other.teamId, { ...read, status: 'REJECTED', reasonCode: 'encrypted' });
    await aDocument(portal, teamId, { ...read, status: 'REJECTED', reasonCode: 'encrypted' });
    await aDocument(portal, teamId, { ...read, status: 'FAILED', reasonCode: 'timeout', attempt: 3 });
    await aDocument(portal, teamId, {
      ...read,
      status: 'DONE',
      createdAt: minutesAgo(90),
      finishedAt: minutesAgo(80),
    });

    const after = await admin.json<Throughput>('/api/portal/throughput');
    const sum = ({ steps }: Throughput, what: 'arrived' | 'done' | 'rejected' | 'failed' | 'pages') =>
      steps.reduce((total, step) => total + step[what], 0);
    const grown = (what: Parameters<typeof sum>[1]) => sum(after, what) - sum(before, what);
    expect([grown('arrived'), grown('done'), grown('rejected'), grown('failed'), grown('pages')]).toEqual([
      4, 1, 2, 1, 7,
    ]);
    const step = after.steps.find(({ at }) => {
      const since = read.finishedAt.getTime() - Date.parse(at);
      return since >= 0 && since < after.stepSeconds * 1000;
    });
    expect(step).toMatchObject({ readingMedian: 20, readingP95: 20, waitingMedian: 10 });
    expect(after.reasons).toContainEqual({
      code: 'encrypted',
      status: 'REJECTED',
      documents: 2,
      teams: 2,
      lastAt: read.finishedAt.toISOString(),
    });
    const six = await admin.json<Throughput>('/api/portal/throughput?span=6h');
    expect(sum(six, 'done')).toBe(sum(after, 'done') + 1);

    const metrics = await (await fetch(`${portal.url}/metrics`)).text();
    expect(metrics).toContain(`quantadvisor_documents_last_hour{what="rejected"} ${sum(after, 'rejected')}`);
    expect(metrics).toContain('quantadvisor_endings_last_hour{status="REJECTED",reason="encrypted"} 2');
    expect(metrics).toContain('quantadvisor_queue_jobs{queue="documents",state="waiting"} 0');
  });
});

describe('the workers', () => {
  it('are told with what they do, and those that fell silent as such', async () => {
    const { teamId } = await portal.person('owner');
    const { database } = portal.server;
    const sign = {
      hostName: 'reader-1',
      version: '0.1.0',
      concurrency: 2,
      residentBytes: 3_000_000_000,
      ocrLanguages: ['eng'],
    };
    await signOfLife(database, { id: 'alive', ...sign });
    await signOfLife(database, { id: 'silent', ...sign });
    await database.worker.update({ where: { id: 'silent' }, data: { seenAt: minutesAgo(2) } });
    await aDocument(portal, teamId, {
      status: 'RUNNING',
      leaseOwner: 'alive',
      leaseExpiresAt: minutesAgo(-60),
    });
    const { items } = await admin.json<{ items: PortalWorker[] }>('/api/portal/workers');
    expect(
      items.map(({ id, isAlive, documents, residentBytes }) => [id, isAlive, documents, residentBytes]),
    ).toEqual([
      ['alive', true, 1, sign.residentBytes],
      ['silent', false, 0, sign.residentBytes],
    ]);
  });
});

describe('the storage', () => {
  it('is counted by team, originals and page images apart, with the age of the count', async () => {
    const { teamId } = await portal.person('owner');
    const storage = createStorage(portal.settings);
    const prefix = documentPrefix(teamId, 'd1');
    await storage.put(`${prefix}original`, Buffer.alloc(1000));
    for (const page of [1, 2]) await storage.put(`${prefix}pages/${page}-96.png`, Buffer.alloc(10));
    await storage.put(`${documentPrefix('gone', 'd2')}original`, Buffer.alloc(5));
    let use = await admin.json<StorageUse>('/api/portal/storage');
    for (; use.measuredAt === null; await sleep(50)) use = await admin.json('/api/portal/storage');
    expect(use).toMatchObject({
      kind: 'folder',
      originals: { files: 2, bytes: 1005 },
      pageImages: { files: 2, bytes: 20 },
      teams: [
        {
          id: teamId,
          name: 'Test team',
          originals: { files: 1, bytes: 1000 },
          pageImages: { files: 2, bytes: 20 },
        },
        { id: 'gone', name: null, originals: { files: 1, bytes: 5 }, pageImages: { files: 0, bytes: 0 } },
      ],
    });
    expect(use.freeBytes).toBeGreaterThan(0);
    // The count is kept: files that come later stand in the next one.
    await storage.put(`${prefix}pages/3-96.png`, Buffer.alloc(10));
    expect((await admin.json<StorageUse>('/api/portal/storage')).measuredAt).toBe(use.measuredAt);
  });
});
