import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { documentReasons } from '@gemmavision/domain/documents';
import { hostileCases } from '../../../../testing/hostile/corpus.ts';
import { onePage, pdfOf } from '../../../../testing/hostile/pdf.ts';
import { Unreadable } from '../child/unreadable.ts';
import { decodeImage } from '../image/decode-image.ts';
import { createDocumentReader, type DocumentReader, type ReadOutcome } from './document-reader.ts';

// Real processes on a machine that may be busy with other tests.
jest.setTimeout(240_000);

let folder: string;
let reader: DocumentReader;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hostile-documents-'));
  reader = createDocumentReader({ children: 1, ocrThreads: 1 });
});
afterAll(async () => {
  await reader.close();
  await rm(folder, { recursive: true });
});

async function read(fileName: string, content: Buffer, by = reader): Promise<ReadOutcome> {
  const file = path.join(folder, 'document');
  await writeFile(file, content);
  return by.read({ path: file, fileName });
}

const fixture = (name: string) => readFile(path.resolve(import.meta.dirname, '../../../../fixtures', name));

/** All of them are sent through a whole portal by `npm run test:hostile`. */
const nastiest = [
  'xref-prev-cycle.pdf',
  'object-stream-bomb.pdf',
  'flate-behind-ascii85.pdf',
  'pages-doubling.pdf',
  'pages-count-negative.pdf',
  'forms-in-a-circle.pdf',
  'tiles-tiny.pdf',
  'jbig2-dimensions.pdf',
  'predictor-columns-huge.pdf',
  'fields-in-a-circle.pdf',
  'files-entities.pdf',
  'letter-lone-surrogate.pdf',
  'letter-nul.pdf',
  'encrypted-by-certificate.pdf',
  'encrypted-owner-only.pdf',
  'png-header-2-31.png',
  'png-text-bomb.png',
  'jpeg-header-65535.jpg',
  'drawing-in-16-bits.png',
];

describe('a hostile document', () => {
  it.each(nastiest)('%s ends as it must', async (name) => {
    const hostile = hostileCases.find((known) => known.name === name);
    if (!hostile) throw new Error(`there is no ${name}`);
    const outcome = await read(name, await hostile.make());
    if (hostile.expect !== 'either') expect(outcome.ok).toBe(hostile.expect === 'processed');
    if (outcome.ok && hostile.text !== undefined)
      expect(outcome.result.pages[0]?.text).toContain(hostile.text);
    if (!outcome.ok && hostile.expect === 'rejected' && hostile.reason !== undefined)
      expect(outcome.reason.code).toBe(hostile.reason);
  });

  it('of many empty pages takes the memory of few', async () => {
    const strict = createDocumentReader({
      children: 1,
      ocrThreads: 1,
      limits: { maxResidentBytes: 900 * 2 ** 20 },
    });
    const pages = 60;
    const content = pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Count ${pages} /Kids [${'3 0 R '.repeat(pages)}] >>`,
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>',
    ]);
    const outcome = await read('empty-pages.pdf', content, strict);
    await strict.close();
    expect(outcome).toMatchObject({ ok: true, result: { pages: { length: pages } } });
  });
});

/** Bytes changed, cut out or put in at any place. */
const changes = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    drop: fc.nat({ max: 40 }),
    put: fc.uint8Array({ maxLength: 12 }),
  }),
  { minLength: 1, maxLength: 12 },
);
type Changes = typeof changes extends fc.Arbitrary<infer Value> ? Value : never;

function changed(content: Buffer, by: Changes): Buffer {
  return by.reduce((now, { at, drop, put }) => {
    const place = Math.floor(at * now.length);
    return Buffer.concat([now.subarray(0, place), put, now.subarray(place + drop)]);
  }, content);
}

describe('a document that was damaged anywhere', () => {
  it('as a PDF ends with a result or with a reason', async () => {
    const whole = await fixture('10-q-table.pdf');
    const small = onePage();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(whole, small), changes, async (content, by) => {
        const outcome = await read('damaged.pdf', changed(content, by));
        if (!outcome.ok) expect(Object.keys(documentReasons)).toContain(outcome.reason.code);
        if (!outcome.ok) expect(['internal', 'stopped_unexpectedly']).not.toContain(outcome.reason.code);
      }),
      { numRuns: 20, interruptAfterTimeLimit: 60_000 },
    );
  });

  it.each(['page-scan.png', 'receipt.jpg'])('as %s gives pixels or a reason', async (name) => {
    const whole = await fixture(name);
    await fc.assert(
      fc.asyncProperty(changes, async (by) => {
        const image = await decodeImage(changed(whole, by), 100_000_000).catch((error: unknown) => error);
        if (image instanceof Error) expect(image).toBeInstanceOf(Unreadable);
        else expect(image).toMatchObject({ width: expect.any(Number), height: expect.any(Number) });
      }),
      { numRuns: 40, interruptAfterTimeLimit: 20_000 },
    );
  });
});
