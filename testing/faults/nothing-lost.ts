import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyAuditChain } from '@gemmavision/db/audit';
import { isTerminal } from '@gemmavision/domain/documents';
import { chooseQueueStore, createSender } from '@gemmavision/queue';
import { jobDefinitions } from '@gemmavision/queue/definitions';
import { createStorage } from '@gemmavision/storage';
import type { FaultPortal } from './fault-portal.ts';

/** A job whose worker died is found by its queue after that long at most: lock, and the look for those without one. */
const queueEmptyMilliseconds = 45_000;

/** Waits until none of the documents waits or is read any more. Those that are gone for good count as ended. */
export async function allEnded(portal: FaultPortal, ids: readonly string[]): Promise<void> {
  for (;;) {
    const left = await portal.database.document.count({
      where: { id: { in: [...ids] }, status: { in: ['PENDING', 'QUEUED', 'RUNNING'] } },
    });
    if (left === 0) return;
    await sleep(100);
  }
}

/**
 * What must hold after a fault, for the documents that were accepted and not deleted since: each ended, with one
 * current result and one event that says so, its file as its row says; chains of events whole, no job left, no lease
 * left, no file without its row. Every sentence in the answer is one thing that does not hold. Needs a worker that
 * runs: a queue takes its time to find the jobs of one that died.
 */
export async function whatIsLost(portal: FaultPortal, ids: readonly string[]): Promise<string[]> {
  const rows = await portal.database.document.findMany({
    where: { id: { in: [...ids] } },
    include: { _count: { select: { pages: true, tables: true } } },
  });
  const known = new Set(rows.map(({ id }) => id));
  const lost = ids.filter((id) => !known.has(id)).map((id) => `${id} has no row`);
  const storage = createStorage(portal.settings);
  for (const row of rows) {
    const say = (what: string) => lost.push(`${row.fileName} (${row.id}) ${what}`);
    if (!isTerminal(row.status)) say(`is still ${row.status}`);
    if (row.status === 'FAILED' && row.reasonMessage === null) say('failed without a reason');
    if (row.leaseOwner !== null || row.leaseExpiresAt !== null) say('is still on lease');
    if (row.duplicateOfId === null) {
      if (row.status === 'DONE' && row._count.pages !== row.pageCount)
        say(`has ${row._count.pages} pages, not ${row.pageCount}`);
      if (row.status === 'DONE' && row._count.tables !== row.tableCount)
        say(`has ${row._count.tables} tables, not ${row.tableCount}`);
      const finished = await portal.database.auditEvent.findMany({
        where: { subject: row.id, action: 'document.finished' },
      });
      const current = finished.filter(({ details }) => attemptIn(details) === row.attempt);
      if (row.status !== 'CANCELLED' && current.length !== 1)
        say(`has ${current.length} events of its end, not one`);
    }
    const hash = createHash('sha256');
    try {
      for await (const chunk of await storage.get(row.storageKey)) hash.update(chunk as Buffer);
      if (hash.digest('hex') !== row.sha256) say('has another file than its row says');
    } catch (error) {
      say(`has no file: ${String(error)}`);
    }
  }
  lost.push(...(await brokenChains(portal)), ...(await strayFiles(portal)));
  lost.push(...(await leftInQueues(portal)));
  const onLease = await portal.database.document.count({ where: { leaseExpiresAt: { lt: new Date() } } });
  if (onLease > 0) lost.push(`${onLease} leases have run out`);
  return lost;
}

function attemptIn(details: unknown): unknown {
  return typeof details === 'object' && details !== null && 'attempt' in details
    ? details.attempt
    : undefined;
}

async function brokenChains({ database }: FaultPortal): Promise<string[]> {
  const teams = await database.auditEvent.groupBy({ by: ['teamId'] });
  const checks = await Promise.all(teams.map(({ teamId }) => verifyAuditChain(database, teamId)));
  return checks.flatMap(({ broken }) =>
    broken ? [`a chain of events is broken at ${broken.sequence}: ${broken.why}`] : [],
  );
}

async function strayFiles({ database, settings }: FaultPortal): Promise<string[]> {
  const stray: string[] = [];
  const owners = new Set((await database.document.findMany({ select: { id: true } })).map(({ id }) => id));
  for await (const { key } of createStorage(settings).list('documents/')) {
    if (!owners.has(key.split('/')[2] ?? '')) stray.push(`${key} belongs to no document`);
  }
  if (settings.s3 === undefined) {
    const parts = await readdir(path.join(settings.dataDir, 'files/.parts')).catch(() => []);
    stray.push(...parts.map((part) => `the part file ${part} was left behind`));
  }
  return stray;
}

async function leftInQueues({ settings, databaseUrl }: FaultPortal): Promise<string[]> {
  const { redisUrl, queuePrefix } = settings;
  const store = chooseQueueStore({ redisUrl, queuePrefix, databaseUrl });
  const ignore = () => undefined;
  const senders = {
    [jobDefinitions.processDocument.queue]: createSender(store, jobDefinitions.processDocument, ignore),
    [jobDefinitions.wakeDispatcher.queue]: createSender(store, jobDefinitions.wakeDispatcher, ignore),
  };
  const left: string[] = [];
  for (const [queue, sender] of Object.entries(senders)) {
    const deadline = performance.now() + queueEmptyMilliseconds;
    let jobs = await sender.countUnfinished();
    while (jobs > 0 && performance.now() < deadline) {
      await sleep(200);
      jobs = await sender.countUnfinished();
    }
    if (jobs > 0) left.push(`${jobs} jobs are left in the queue ${queue}`);
    await sender.close();
  }
  return left;
}
