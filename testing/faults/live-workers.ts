import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultPortal } from './fault-portal.ts';
import type { Program } from './program.ts';

/** Starts a worker and waits until it works; gives the id under which it holds documents. */
export async function startLiveWorker(
  portal: FaultPortal,
  environment?: Record<string, string>,
): Promise<{ id: string; program: Program }> {
  const known = new Set((await portal.database.worker.findMany()).map(({ id }) => id));
  const program = portal.startWorker(environment);
  for (;;) {
    const fresh = (await portal.database.worker.findMany()).find(({ id }) => !known.has(id));
    if (fresh) return { id: fresh.id, program };
    await sleep(50);
  }
}

/** Waits until so many documents are read, and gives the workers that read them. */
export async function whenRead(portal: FaultPortal, documents: number): Promise<Set<string | null>> {
  for (;;) {
    const running = await portal.database.document.findMany({ where: { status: 'RUNNING' } });
    if (running.length >= documents) return new Set(running.map(({ leaseOwner }) => leaseOwner));
    await sleep(20);
  }
}

/** Waits until these documents are in the hands of a second worker, or have ended there; the seconds that it took. */
export async function secondsUntilTakenOver(portal: FaultPortal, ids: readonly string[]): Promise<number> {
  const began = performance.now();
  const taken = { id: { in: [...ids] }, attempt: 2, status: { in: ['RUNNING' as const, 'DONE' as const] } };
  while ((await portal.database.document.count({ where: taken })) < ids.length) await sleep(50);
  return (performance.now() - began) / 1000;
}
