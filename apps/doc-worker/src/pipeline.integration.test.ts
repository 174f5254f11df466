import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AcceptedDocument, ExtractionResult, Fields, Table } from '@gemmavision/domain/documents';
import { startPortal, type Person, type TestPortal } from '../../../testing/portal.ts';
import { isThorough } from '../../../testing/thorough.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../fixtures');
const fixture = (name: string) => readFile(path.join(fixtures, name));

/** Whatever keeps the jobs, the rows decide: both stores only where there is time. */
const queues = isThorough ? (['postgres', 'redis'] as const) : (['postgres'] as const);

describe.each(queues)('a document’s way through the portal, queue on %s', (queue) => {
  let portal: TestPortal;
  let person: Person;

  beforeAll(async () => {
    portal = await startPortal({ queue });
    person = await portal.person('analyst');
    await portal.startWorker();
  });
  afterAll(() => portal.close());

  async function uploaded(name: string): Promise<AcceptedDocument> {
    const response = await person.upload(await fixture(name), name);
    expect(response.status).toBe(201);
    return (await response.json()) as AcceptedDocument;
  }

  it('reads the text layer, tables and figures of a filing', async () => {
    const { id } = await uploaded('10-k.pdf');
    const document = await person.finished(id);
    expect(document).toMatchObject({ status: 'DONE', reason: null, attempts: 1, docType: '10-K' });
    const result = await person.json<ExtractionResult>(`/api/documents/${id}/result`);
    expect(result.pages).toHaveLength(document.pages ?? 0);
    expect(result.pages.every((page) => page.source === 'text-layer')).toBe(true);
    const { items: tables } = await person.json<{ items: Table[] }>(`/api/documents/${id}/tables`);
    expect(tables).toHaveLength(document.tables ?? 0);
    expect(tables.length).toBeGreaterThan(0);
    const fields = await person.json<Fields>(`/api/documents/${id}/fields`);
    expect(fields.keyFigures.map((figure) => figure.label)).toContain('revenue');
  });

  it('reads a photographed receipt with OCR', async () => {
    const { id } = await uploaded('receipt.jpg');
    const document = await person.finished(id);
    expect(document).toMatchObject({ status: 'DONE', pages: 1 });
    const { pages } = await person.json<{ pages: ExtractionResult['pages'] }>(`/api/documents/${id}/text`);
    expect(pages[0]).toMatchObject({ source: 'ocr' });
    expect(pages[0]?.words.length).toBeGreaterThan(20);
  });

  it('reads the same bytes once and points the second upload at the first', async () => {
    const first = await uploaded('10-q-table.pdf');
    await person.finished(first.id);
    const second = await uploaded('10-q-table.pdf');
    expect(second).toMatchObject({ status: 'DONE', duplicateOf: first.id });
    const results = await Promise.all(
      [first.id, second.id].map((id) => person.json<ExtractionResult>(`/api/documents/${id}/result`)),
    );
    expect(results[1]?.tables).toEqual(results[0]?.tables);

    const stranger = await portal.person('analyst');
    const elsewhere = (await (
      await stranger.upload(await fixture('10-q-table.pdf'), 'x.pdf')
    ).json()) as AcceptedDocument;
    expect(elsewhere).toMatchObject({ status: 'PENDING' });
    await stranger.finished(elsewhere.id);
  });

  it('hands the result over to the copy when the original is deleted', async () => {
    const first = await uploaded('invoice.pdf');
    await person.finished(first.id);
    const second = await uploaded('invoice.pdf');
    const before = await person.json<ExtractionResult>(`/api/documents/${first.id}/result`);
    expect((await person.fetch(`/api/documents/${first.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await person.fetch(`/api/documents/${first.id}`)).status).toBe(404);
    const after = await person.json<ExtractionResult>(`/api/documents/${second.id}/result`);
    expect(after.pages).toEqual(before.pages);
    expect((await person.fetch(`/api/documents/${second.id}/original`)).status).toBe(200);
  });

  it('reads a document again with other settings', async () => {
    const { id } = await uploaded('page-scan.png');
    await person.finished(id);
    const retried = await person.fetch(`/api/documents/${id}/retry`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ pageSegmentation: 6 }),
    });
    expect(retried.status).toBe(202);
    expect(await person.finished(id)).toMatchObject({ status: 'DONE', attempts: 2, pageSegmentation: 6 });
  });

  it('tells why a damaged file cannot be read, and does not try again', async () => {
    const damaged = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2000, 'x')]);
    const { id } = (await (await person.upload(damaged, 'damaged.pdf')).json()) as AcceptedDocument;
    const document = await person.finished(id);
    expect(document).toMatchObject({ status: 'REJECTED', attempts: 1, reason: { code: 'corrupt' } });
    expect(document.reason?.message).toMatch(/export/i);
  });

  it('draws a page on first view, the same for everyone after', async () => {
    const { id } = await uploaded('10-k.pdf');
    const draw = async () => {
      const response = await person.fetch(`/api/documents/${id}/pages/1.png?dpi=72`);
      expect(response.headers.get('content-type')).toBe('image/png');
      return Buffer.from(await response.arrayBuffer());
    };
    const [first, second] = await Promise.all([draw(), draw()]);
    expect(first.subarray(1, 4).toString()).toBe('PNG');
    expect(second.equals(first)).toBe(true);
    expect((await person.fetch(`/api/documents/${id}/pages/9999.png`)).status).toBeGreaterThanOrEqual(400);
  });
});
