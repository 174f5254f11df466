import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { createDatabase } from '@gemmavision/db';
import { savePageReading, takePageReading } from '@gemmavision/db/page-readings';
import { saveResult, takeDocument } from '@gemmavision/db/processing';
import { apiContract } from '@gemmavision/domain/api';
import type { Endpoint } from '@gemmavision/domain/contract';
import type {
  AcceptedDocument,
  CorrectedFields,
  ExtractionResult,
  PageText,
  PiiMarks,
  TextHits,
} from '@gemmavision/domain/documents';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

/** Personal data of the document; none of it may reach a viewer, however it is spelled. */
const canaries = [/ottilie\s*brandvold/i, /DE88\s*2008/, /canary\.example/, /kantweg|10623/i, /zoltan/i];

const lines = [
  'Attn: Ottilie Brandvold',
  'Kantweg 7, 10623 Berlin',
  'pay DE88 2008 0000 0970 3757 00',
  'ask o.brandvold@canary.example',
  'Sold to Zoltan Trading',
  'Revenue 1,234 1,100',
];
const words = lines.flatMap((line, row) =>
  line.split(' ').map((text, column) => ({
    text,
    confidence: 0.9,
    bbox: [40 + column * 90, 40 + row * 40, 120 + column * 90, 60 + row * 40] as [
      number,
      number,
      number,
      number,
    ],
  })),
);
const page: PageText = {
  page: 1,
  width: 612,
  height: 792,
  source: 'text-layer',
  engine: 'pdfjs',
  confidence: 0.9,
  text: lines.join('\n'),
  words,
};
const span = (type: 'PERSON' | 'STREET_ADDRESS' | 'IBAN_CODE' | 'EMAIL_ADDRESS', text: string) => {
  const start = page.text.indexOf(text);
  return { page: 1, type, start, end: start + text.length, text };
};
const boxOf = (text: string) => words.find((word) => word.text === text)?.bbox ?? [0, 0, 0, 0];
const reading: ExtractionResult = {
  file: 'letter.pdf',
  sha256: 'x',
  mediaType: 'application/pdf',
  pages: [page],
  tables: [
    {
      page: 1,
      bbox: [0, 30, 612, 300],
      confidence: 0.9,
      rows: [
        ['Attn: Ottilie Brandvold', 'o.brandvold@canary.example', 'Kantweg 7,'],
        ['Revenue', '1,234', '1,100'],
      ],
    },
  ],
  fields: {
    docType: 'invoice',
    companyName: 'Acme plc',
    documentDate: '2024-01-31',
    iban: 'DE88200800000970375700',
    address: 'Kantweg 7, 10623 Berlin',
    buyerName: 'Zoltan Trading',
    lineItems: [
      {
        description: 'Hours of Ottilie Brandvold',
        quantity: 1,
        unitPrice: 5,
        amount: 5,
        page: 1,
        bbox: [0, 0, 1, 1],
      },
    ],
    keyFigures: [
      {
        label: 'revenue',
        value: 1_234,
        printed: '1,234',
        scale: 1,
        unit: 'EUR',
        period: '2023',
        page: 1,
        bbox: [130, 240, 210, 260],
        confidence: 0.9,
      },
    ],
    evidence: {},
  },
  pii: [
    span('PERSON', 'Ottilie Brandvold'),
    span('STREET_ADDRESS', 'Kantweg 7, 10623 Berlin'),
    span('IBAN_CODE', 'DE88 2008 0000 0970 3757 00'),
    span('EMAIL_ADDRESS', 'o.brandvold@canary.example'),
  ],
  warnings: ['buyerName: the attached a.xml says "Zoltan Trading", the page says "Z"; it is used.'],
};

// No worker runs here: the test itself writes what a worker would have read.
let portal: TestPortal;
let analyst: Person;
let viewer: Person;
let id: string;
let unread: string;
let reread: string;
beforeAll(async () => {
  portal = await startPortal();
  analyst = await portal.person('analyst');
  viewer = await portal.person('viewer', analyst.teamId);
  const file = await readFile(path.resolve(import.meta.dirname, '../../../../fixtures/10-k.pdf'));
  const upload = async (content: Uint8Array) =>
    ((await (await analyst.upload(content, 'letter.pdf')).json()) as AcceptedDocument).id;
  id = await upload(file);
  unread = await upload(Buffer.concat([file, Buffer.from('\n% another\n')]));
  const worker = createDatabase(portal.databaseUrl, { reach: 'all' });
  const row = await worker.document.update({ where: { id }, data: { status: 'QUEUED' } });
  const taken = await takeDocument(worker, id, row.attempt, 'a test', 60_000);
  if (taken === null || !(await saveResult(worker, taken, reading))) throw new Error('nothing was read');
  const send = (method: string, address: string, body: unknown) =>
    analyst.json<{ id: string }>(`/api/documents/${id}${address}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  ({ id: reread } = await send('POST', '/pages/1/readings', { engine: 'tesseract.js' }));
  const again = await takePageReading(worker, 60_000);
  if (again === null) throw new Error('no reading waits');
  await savePageReading(worker, again, {
    text: { ...page, source: 'ocr', engine: 'tesseract.js' },
    milliseconds: 1,
    peakMemoryBytes: null,
  });
  await send('PUT', '/corrections', {
    target: { kind: 'field', name: 'documentNumber' },
    value: 'of new@canary.example',
    read: null,
    version: 0,
  });
  await worker.$disconnect();
});
afterAll(() => portal.close());

/** What stands in the parts of a zip archive (PKWARE's APPNOTE 4.3.12: the central directory). */
function unzipped(archive: Buffer): string {
  let text = '';
  for (
    let at = archive.indexOf('PK\u0001\u0002');
    at !== -1;
    at = archive.indexOf('PK\u0001\u0002', at + 4)
  ) {
    const local = archive.readUInt32LE(at + 42);
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const content = archive.subarray(from, from + archive.readUInt32LE(at + 20));
    text += (archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content).toString('utf8');
  }
  return text;
}

async function answerTo(person: Person, address: string): Promise<{ status: number; text: string }> {
  const response = await person.fetch(address);
  const content = Buffer.from(await response.arrayBuffer());
  const isZip = content.subarray(0, 2).toString('latin1') === 'PK';
  return { status: response.status, text: isZip ? unzipped(content) : content.toString('utf8') };
}

const parameters = (): Record<string, string> => ({
  id,
  page: '1',
  index: '0',
  reading: reread,
  key: 'acme',
});
const queries: Record<string, string> = { 'GET /api/documents/:id/search': '?q=brandvold' };
/** What these answer says nothing of what was read, or is no text: a test of its own looks at it. */
const withoutText = new Set([
  'GET /api/documents/counts',
  'GET /api/documents/queue',
  'GET /api/companies',
  'GET /api/companies/:key',
  'GET /api/documents/:id/pages',
  'GET /api/documents/:id/pages/:page/readings',
  'GET /api/documents/:id/pages/:page.png',
  // Nothing here until a model has read the document: ../llm masks its fields, and tests that.
  'GET /api/documents/:id/llm',
]);

/** Every endpoint that gives out something of documents, as the route table has them. */
const endpoints = Object.entries<Endpoint>(apiContract).filter(
  ([key, { access }]) =>
    /^GET \/api\/(?:documents|companies)/.test(key) &&
    (access === 'documents.read' || access === 'documents.unmask'),
);

describe('somebody who may not see personal data', () => {
  it.each(endpoints)('gets none of it from %s', async (key, { access }) => {
    const address = key.slice('GET '.length).replace(/:([a-z]+)/gi, (_, name: string) => {
      const value = parameters()[name];
      if (value === undefined) throw new Error(`Say in this test what :${name} of ${key} is.`);
      return value;
    });
    const [plain, masked] = await Promise.all(
      [analyst, viewer].map((person) => answerTo(person, address + (queries[key] ?? ''))),
    );
    if (plain === undefined || masked === undefined) throw new Error('no answer');
    expect([key, plain.status]).toEqual([key, 200]);
    expect([key, masked.status]).toEqual([key, access === 'documents.unmask' ? 403 : 200]);
    for (const canary of canaries) expect(masked.text).not.toMatch(canary);
    // A new endpoint stands here, or in `withoutText`: else nobody would know that this test looked at anything.
    if (!withoutText.has(key) && access === 'documents.read')
      expect([key, canaries.some((canary) => canary.test(plain.text))]).toEqual([key, true]);
  });

  it('sees the figures and the company all the same', async () => {
    const seen = await viewer.json<CorrectedFields>(`/api/documents/${id}/fields`);
    expect(seen).toMatchObject({
      companyName: 'Acme plc',
      documentDate: '2024-01-31',
      documentNumber: 'of ••••••••••••••••••',
    });
    expect(seen.keyFigures).toEqual(reading.fields.keyFigures);
    expect((await answerTo(viewer, `/api/documents/${id}/tables.csv`)).text).toMatch(/Revenue,"?1,234/);
  });

  it('does not find by searching what is hidden, only what is not', async () => {
    const find = async (q: string) =>
      (await viewer.json<TextHits>(`/api/documents/${id}/search?${new URLSearchParams({ q })}`)).hits.length;
    expect([await find('brandvold'), await find('DE88'), await find('revenue')]).toEqual([0, 0, 1]);
  });

  it('is told where personal data stands and of what kind, not what it says', async () => {
    const marks = await viewer.json<PiiMarks>(`/api/documents/${id}/pii`);
    expect(marks.isMasked).toBe(true);
    expect(marks.counts).toEqual({ PERSON: 2, STREET_ADDRESS: 1, IBAN_CODE: 1, EMAIL_ADDRESS: 1 });
    expect(marks.marks.map(({ text }) => text)).toEqual([null, null, null, null, null]);
    expect(marks.marks[0]?.boxes).toEqual([[130, 40, 300, 60]]);
    const plain = await analyst.json<PiiMarks>(`/api/documents/${id}/pii?page=1`);
    expect(plain.marks[0]?.text).toBe('Ottilie Brandvold');
  });

  it('gets pages with it blacked out, and the rest as it is', async () => {
    const drawn = await Promise.all(
      [analyst, viewer].map(async (person) => {
        const response = await person.fetch(`/api/documents/${id}/pages/1.png?dpi=72`);
        // The next person at the same browser gets no picture that was kept for the one before.
        expect(response.headers.get('vary')).toContain('Cookie');
        return sharp(Buffer.from(await response.arrayBuffer()))
          .removeAlpha()
          .raw()
          .toBuffer({ resolveWithObject: true });
      }),
    );
    const [plain, masked] = drawn.map(({ data, info }) => (x: number, y: number) => {
      const at = (Math.round(y) * info.width + Math.round(x)) * info.channels;
      return [...data.subarray(at, at + 3)].join();
    });
    const isBlack = (text: string) => {
      const [x0, y0, x1, y1] = boxOf(text);
      const points = [0.05, 0.35, 0.65, 0.95].flatMap((across) =>
        [0.1, 0.5, 0.9].map((down) => masked?.(x0 + (x1 - x0) * across, y0 + (y1 - y0) * down)),
      );
      return points.every((pixel) => pixel === '0,0,0');
    };
    for (const word of ['Ottilie', 'Kantweg', 'DE88', 'Zoltan'])
      expect([word, isBlack(word)]).toEqual([word, true]);
    const [x, y] = boxOf('Revenue');
    expect(masked?.(x + 10, y + 10)).toBe(plain?.(x + 10, y + 10));
    expect(isBlack('1,100')).toBe(false);
  });

  it('sees no page of a document that was not read: nobody knows what to hide', async () => {
    expect((await answerTo(viewer, `/api/documents/${unread}/pages/1.png`)).status).toBe(409);
    expect((await answerTo(viewer, `/api/documents/${unread}/text`)).text).toBe('{"pages":[]}');
  });
});
