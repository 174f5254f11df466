import { deflateSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { startFaultPortal, type FaultPortal } from './fault-portal.ts';
import { watchHealth } from './health-probe.ts';
import { allEnded, whatIsLost } from './nothing-lost.ts';
import { childrenOf, residentBytesOf, type Program } from './program.ts';
import { expectWithin, fault } from './record.ts';
import { smallFiling, uploaded } from './small-filings.ts';

const limitSeconds = 6;
const gibibyte = 2 ** 30;

let portal: FaultPortal;
beforeAll(async () => {
  portal = await startFaultPortal({ environment: { WORKER_CONCURRENCY: '1' } });
});
afterAll(() => portal.close());

fault(
  {
    order: 6,
    fault: `a document that never ends (2 kB, 10¹⁰ paintings), limit ${limitSeconds} s and 20 s more for OCR of its page`,
    limit: 'killed at its limit, reason “took too long”; the next one is read',
  },
  async (note) => {
    const person = await portal.person('analyst');
    const health = watchHealth(portal.url);
    const worker = portal.startWorker({ DOCUMENT_TIMEOUT_MILLISECONDS: String(limitSeconds * 1000) });
    const endless = await uploaded(person, endlessPdf(), 'endless.pdf');
    const next = await uploaded(person, smallFiling(), 'next.pdf');
    await allEnded(portal, [endless, next]);
    const row = await portal.database.document.findUniqueOrThrow({ where: { id: endless } });
    const seconds = secondsBetween(row.startedAt, row.finishedAt);
    const { slowestMilliseconds } = await health.stop();
    note(`${row.status} after ${seconds.toFixed(1)} s: “${row.reasonMessage}”`);
    note(`slowest /health ${slowestMilliseconds.toFixed(0)} ms`);
    expect(row).toMatchObject({ status: 'FAILED', reasonCode: 'timeout', attempt: 1 });
    expect(row.reasonMessage).toContain('took too long');
    expect(await statusOf(next)).toBe('DONE');
    expectWithin(seconds, limitSeconds + 20 + 5);
    expect(await whatIsLost(portal, [endless, next])).toEqual([]);
    await worker.kill();
  },
);

fault(
  {
    order: 7,
    fault: 'a memory bomb (8 MB, six pictures of 100 megapixels on one page)',
    limit: 'killed at 1.5 GiB of its process at most, the next document done within 5 s',
  },
  async (note) => {
    const person = await portal.person('analyst');
    const content = pictureBomb();
    const health = watchHealth(portal.url);
    const worker = portal.startWorker();
    const sampler = watchChildren(worker);
    const bomb = await uploaded(person, content, 'bomb.pdf');
    const next = await uploaded(person, smallFiling(), 'next.pdf');
    await allEnded(portal, [bomb]);
    await allEnded(portal, [next]);
    const most = await sampler.stop();
    const row = await portal.database.document.findUniqueOrThrow({ where: { id: bomb } });
    const after = await portal.database.document.findUniqueOrThrow({ where: { id: next } });
    const { slowestMilliseconds } = await health.stop();
    note(`${row.status} (${row.reasonCode}) at ${(most / gibibyte).toFixed(2)} GiB`);
    const afterSeconds = secondsBetween(row.finishedAt, after.finishedAt);
    note(
      `the next done after ${afterSeconds.toFixed(1)} s · slowest /health ${slowestMilliseconds.toFixed(0)} ms`,
    );
    expect(row).toMatchObject({ reasonCode: 'out_of_memory', attempt: 1 });
    expect(after.status).toBe('DONE');
    expect(most).toBeLessThanOrEqual(1.5 * gibibyte);
    expectWithin(afterSeconds, 5);
    expect(await whatIsLost(portal, [bomb, next])).toEqual([]);
    await worker.kill();
  },
);

async function statusOf(id: string): Promise<string> {
  return (await portal.database.document.findUniqueOrThrow({ where: { id } })).status;
}

function secondsBetween(from: Date | null, to: Date | null): number {
  return ((to?.getTime() ?? Infinity) - (from?.getTime() ?? 0)) / 1000;
}

/** The most memory that a child of the worker was seen with, looked at every 20 ms. */
function watchChildren(parent: Program) {
  let most = 0;
  let isStopped = false;
  const looking = (async () => {
    while (!isStopped) {
      for (const pid of childrenOf(parent.pid())) most = Math.max(most, residentBytesOf(pid));
      await sleep(20);
    }
  })();
  return {
    stop: async () => {
      isStopped = true;
      await looking;
      return most;
    },
  };
}

/** Ten forms, each of which paints the next one ten times: 10¹⁰ paintings. */
function endlessPdf(): Buffer {
  const forms = Array.from({ length: 10 }, (_, level) =>
    streamOf(
      Buffer.from(level === 9 ? '0 0 1 1 re f' : '/X Do '.repeat(10)),
      `/Type /XObject /Subtype /Form /BBox [0 0 600 700] /Resources << /XObject << /X ${6 + level} 0 R >> >>`,
    ),
  );
  return pageOf(streamOf(Buffer.from('/X Do')), '/XObject << /X 5 0 R >>', forms);
}

/** Pictures that pack well: each takes 300 MB by itself, and as much again to be painted. */
function pictureBomb(): Buffer {
  const side = 9900;
  const pixels = deflateSync(Buffer.alloc(side * side * 3, 0xcc), { level: 1 });
  const dictionary = `/Type /XObject /Subtype /Image /Width ${side} /Height ${side} /ColorSpace /DeviceRGB /BitsPerComponent 8`;
  const pictures = Array.from({ length: 6 }, () => streamOf(pixels, `${dictionary} /Filter /FlateDecode`));
  const painted = pictures.map((_, index) => `q 300 0 0 300 ${index * 40} ${index * 60} cm /I${index} Do Q`);
  const names = pictures.map((_, index) => `/I${index} ${5 + index} 0 R`);
  return pageOf(streamOf(Buffer.from(painted.join('\n'))), `/XObject << ${names.join(' ')} >>`, pictures);
}

function streamOf(bytes: Buffer, entries = ''): Buffer {
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} ${entries} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

/** A PDF of one page with this content (object 4); the others are numbered from 5. */
function pageOf(content: Buffer, resources: string, others: readonly Buffer[]): Buffer {
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << ${resources} >> >>`,
    ),
    content,
    ...others,
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(parts.reduce((sum, part) => sum + part.length, 0));
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n'));
  }
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer << /Size ${size} /Root 1 0 R >>\n` +
        `startxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
