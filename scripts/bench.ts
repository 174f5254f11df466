/**
 * `npm run bench`: how fast this machine reads, each figure beside a reference measured in the same run. Writes
 * bench/results.md. A figure is the median of several runs; the machine should be otherwise quiet.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { startEmbeddedDatabase } from '@gemmavision/db/embedded';
import { createDocumentReader, type DocumentReader } from '@gemmavision/documents-io';
import { chooseQueueStore, createReceiver, createSender } from '@gemmavision/queue';
import type { JobDefinition } from '@gemmavision/queue/definitions';

interface Measurement {
  what: string;
  figure: string;
  reference: string;
}

const root = path.resolve(import.meta.dirname, '..');
const fixture = (name: string) => path.join(root, 'fixtures', name);
const measurements: Measurement[] = [];

await benchReading();
await benchQueue();
await writeResults();

/** Seconds of one run: the median of `runs`, after one run to warm up. */
async function seconds(runs: number, work: () => Promise<unknown> | unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let n = 0; n < runs; n++) {
    const start = performance.now();
    await work();
    times.push((performance.now() - start) / 1000);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
}

function isOnPath(program: string): boolean {
  return spawnSync('which', [program]).status === 0;
}

async function read(reader: DocumentReader, name: string): Promise<number> {
  const outcome = await reader.read({ path: fixture(name), fileName: name });
  if (!outcome.ok) throw new Error(`${name}: ${outcome.reason.message}`);
  return outcome.result.pages.length;
}

async function benchReading(): Promise<void> {
  const reader = createDocumentReader({ children: 1 });
  try {
    const pages = await read(reader, '10-k.pdf');
    const digital = pages / (await seconds(7, () => read(reader, '10-k.pdf')));
    measurements.push({
      what: 'Text-layer PDF, whole pipeline (text, tables, key information), one process',
      figure: `${digital.toFixed(1)} pages/s`,
      reference: isOnPath('pdftotext')
        ? `pdftotext -bbox-layout: ${(pages / (await seconds(7, () => spawnSync('pdftotext', ['-bbox-layout', fixture('10-k.pdf'), '/dev/null'])))).toFixed(1)} pages/s`
        : 'pdftotext is not installed (Debian: poppler-utils)',
    });
    const scanned = 60 / (await seconds(3, () => read(reader, 'page-scan.png')));
    const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
    measurements.push({
      what: 'Scanned page (200 dpi) with OCR, whole pipeline, one process',
      figure: `${scanned.toFixed(1)} pages/min`,
      reference: isOnPath('tesseract')
        ? `tesseract --psm 4, one thread: ${(60 / (await seconds(3, () => spawnSync('tesseract', [fixture('page-scan.png'), '-', '--psm', '4'], { env })))).toFixed(1)} pages/min`
        : 'tesseract is not installed (Debian: tesseract-ocr)',
    });
  } finally {
    await reader.close();
  }
}

async function benchQueue(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'quantadvisor-bench-'));
  const database = await startEmbeddedDatabase({ folder, password: 'bench' });
  try {
    const perSecond = await jobsPerSecond(database.url, 500);
    measurements.push({
      what: 'Queue on the embedded PostgreSQL: job sent, received and ended',
      figure: `${perSecond.toFixed(0)} jobs/s`,
      reference: '–',
    });
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

async function writeResults(): Promise<void> {
  const rows = measurements.map(({ what, figure, reference }) => `| ${what} | ${figure} | ${reference} |`);
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}`;
  const text = [
    '# Benchmark results',
    '',
    `Printed by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)} (${machine}). Medians; what else the machine did is not known.`,
    '',
    '| what | measured | reference, same run |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
  await writeFile(path.join(root, 'bench/results.md'), text);
  console.log(text);
}
