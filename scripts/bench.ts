/**
 * `npm run bench`: how fast this machine is, each figure beside a reference measured in the same run, or a limit.
 * `npm run bench -- queue api` measures these sections only; what bench/results.md says of the others stays. The
 * machine should be otherwise quiet.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { startEmbeddedDatabase } from '@gemmavision/db/embedded';
import { chooseQueueStore, createReceiver, createSender } from '@gemmavision/queue';
import type { JobDefinition } from '@gemmavision/queue/definitions';
import { measureApi } from './bench/api.ts';
import { measureInBrowser } from './bench/browser.ts';
import type { Measurement } from './bench/measurement.ts';
import { measureMemoryModel } from './bench/memory-model.ts';
import { measureReading } from './bench/reading.ts';

const root = path.resolve(import.meta.dirname, '..');
const sections: Record<string, () => Promise<Measurement[]>> = {
  reading: measureReading,
  queue: benchQueue,
  'memory-model': measureMemoryModel,
  api: measureApi,
  browser: measureInBrowser,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in sections));
if (unknown.length > 0) {
  console.error(`There is no section ${unknown.join(', ')}. Known are ${Object.keys(sections).join(', ')}.`);
  process.exitCode = 1;
} else {
  for (const [name, measure] of Object.entries(sections))
    if (wanted.length === 0 || wanted.includes(name)) await writeSection(name, await measure());
}

async function benchQueue(): Promise<Measurement[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'quantadvisor-bench-'));
  const database = await startEmbeddedDatabase({ folder, password: 'bench' });
  try {
    const perSecond = await jobsPerSecond(database.url, 500);
    return [
      {
        what: 'Queue on the embedded PostgreSQL: job sent, received and ended',
        figure: `${perSecond.toFixed(0)} jobs/s`,
        reference: '–',
      },
    ];
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function jobsPerSecond(databaseUrl: string, jobs: number): Promise<number> {
  const store = chooseQueueStore({ databaseUrl, queuePrefix: 'bench' });
  const definition: JobDefinition<{ number: number }> = {
    queue: `bench-${randomUUID()}`,
    name: 'count',
    payload: z.strictObject({ number: z.int() }),
    jobId: ({ number }) => `number-${number}`,
  };
  const fail = (error: Error) => console.error(error.message);
  const sender = createSender(store, definition, fail);
  let seen = 0;
  let allSeen = () => {};
  const done = new Promise<void>((resolve) => (allSeen = resolve));
  const count = async () => {
    if (++seen === jobs) allSeen();
  };
  const receiver = createReceiver(store, definition, count, { concurrency: 8, onError: fail });
  await sender.countUnfinished();
  const start = performance.now();
  await Promise.all(Array.from({ length: jobs }, (_, number) => sender.send({ number })));
  await done;
  const taken = (performance.now() - start) / 1000;
  await receiver.close();
  await sender.close();
  return jobs / taken;
}

/** Puts a section into bench/results.md, in place of an older one of its name. */
async function writeSection(name: string, measurements: Measurement[]): Promise<void> {
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}`;
  const section = [
    `## ${name}`,
    '',
    `${new Date().toISOString().slice(0, 10)} (${machine}); what else the machine did: load ${loadavg()[0]?.toFixed(1)} at the end.`,
    '',
    '| what | measured | reference, same run, or limit |',
    '|---|---|---|',
    ...measurements.map(({ what, figure, reference }) => `| ${what} | ${figure} | ${reference} |`),
    '',
  ].join('\n');
  console.log(section);
  const file = path.join(root, 'bench/results.md');
  const older = (await readFile(file, 'utf8')).split(/^(?=## )/m).slice(1);
  const named = new Map(older.map((text) => [/^## (\S+)/.exec(text)?.[1] ?? '', `${text.trimEnd()}\n`]));
  named.set(name, section);
  const head =
    '# Benchmark results\n\nPrinted by `npm run bench -- NAME…`; medians where something ran several times.\n';
  const kept = Object.keys(sections).flatMap((known) => named.get(known) ?? []);
  await writeFile(file, [head, ...kept].join('\n'));
}
