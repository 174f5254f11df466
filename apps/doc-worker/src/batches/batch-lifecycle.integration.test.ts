import { cp, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { shippedModel } from '@gemmavision/documents-io';
import type { Batch } from '@gemmavision/domain/batches';
import type { Problem } from '@gemmavision/domain/contract';
import type { AcceptedDocument, DocumentRecord } from '@gemmavision/domain/documents';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

// Real OCR on a machine that may be busy with other tests.
jest.setTimeout(240_000);

// A real worker in this process, and a language besides English: its model is the English one under another name.
let portal: TestPortal;
let person: Person;
beforeAll(async () => {
  portal = await startPortal();
  const folder = path.join(portal.settings.dataDir, 'tessdata');
  await mkdir(folder);
  await cp(shippedModel, path.join(folder, 'deu.traineddata'));
  person = await portal.person('analyst');
  await portal.startWorker();
});
afterAll(() => portal.close());

const fixture = (name: string) => readFile(path.resolve(import.meta.dirname, '../../../../fixtures', name));
const look = (id: string) => person.json<Batch>(`/api/batches/${id}`);
const doTo = (id: string, what: string) => person.send('POST', `/api/batches/${id}/deeds`, { what });

async function begin(columns: object = {}): Promise<string> {
  const made = await person.send('POST', '/api/batches', { name: 'Filings', ...columns });
  return ((await made.json()) as Batch).id;
}

async function upload(batch: string, content: Uint8Array, name: string): Promise<AcceptedDocument> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), name);
  const answer = await person.fetch(`/api/documents?batch=${batch}`, { method: 'POST', body: form });
  return (await answer.json()) as AcceptedDocument;
}

async function until(id: string, isSo: (batch: Batch) => boolean): Promise<Batch> {
  for (;;) {
    const batch = await look(id);
    if (isSo(batch)) return batch;
    await sleep(100);
  }
}

let serial = 0;
/** The same pages in other bytes each time. */
const anInvoice = async () => Buffer.concat([await fixture('invoice.pdf'), Buffer.from(`\n% ${serial++}`)]);

describe('a batch with a worker', () => {
  it('is read to its end in the language that it asks for, and says so once', async () => {
    const languages = async () => (await person.json<{ items: string[] }>('/api/ocr-languages')).items;
    while (!(await languages()).includes('deu')) await sleep(100);
    expect(await languages()).toEqual(['deu', 'eng']);
    const id = await begin({ ocrLanguages: 'eng+deu', engine: 'tesseract.js' });
    const scan = await upload(id, await fixture('page-scan.png'), 'scan.png');
    const locked = await upload(id, Buffer.from('%PDF-1.7\nnothing'), 'broken.pdf');
    await doTo(id, 'seal');
    const batch = await until(id, ({ endedAt }) => endedAt !== null);
    expect(batch).toMatchObject({
      state: 'ended',
      documents: 2,
      byStatus: { DONE: 1, REJECTED: 1 },
      pages: 1,
    });
    const read = await person.json<DocumentRecord>(`/api/documents/${scan.id}`);
    expect(read).toMatchObject({ status: 'DONE', ocrLanguages: 'eng+deu', engine: 'tesseract.js' });
    const { pages } = await person.json<{ pages: { text: string }[] }>(`/api/documents/${scan.id}/text`);
    expect(pages[0]?.text).toContain('CONSOLIDATED STATEMENTS OF INCOME');
    expect(await person.json(`/api/documents/${locked.id}`)).toMatchObject({ status: 'REJECTED' });
    await sleep(1_200);
    const ends = { subject: id, action: 'batch.ended' };
    expect(await portal.server.database.auditEvent.count({ where: ends })).toBe(1);
  });

  it('is not begun in a language that no worker has, nor is a document read again in one', async () => {
    const refused = await person.send('POST', '/api/batches', { name: 'x', ocrLanguages: 'eng+fra' });
    const problem = (await refused.json()) as Problem;
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request', facts: { unknown: 'fra' } });
    expect(problem.detail).toContain('deu, eng');
    const { id } = await upload(await begin(), await anInvoice(), 'invoice.pdf');
    await person.finished(id);
    const again = await person.send('POST', `/api/documents/${id}/retry`, { ocrLanguages: 'fra' });
    expect(again.status).toBe(400);
  });

  it('writes nothing any more once it was cancelled, in the middle of reading as well', async () => {
    const id = await begin();
    const ids: string[] = [];
    for (let n = 0; n < 6; n++) ids.push((await upload(id, await anInvoice(), `${n}.pdf`)).id);
    await until(id, ({ byStatus }) => byStatus.RUNNING > 0 || byStatus.DONE > 0);
    await doTo(id, 'cancel');
    const then = await look(id);
    expect(then.state).toBe('cancelled');
    expect(then.byStatus.DONE + then.byStatus.CANCELLED).toBe(6);
    // Long enough for what was being read to end.
    await sleep(2_500);
    expect((await look(id)).byStatus).toEqual(then.byStatus);
    const cancelled = await person.json<{ items: DocumentRecord[] }>(
      `/api/documents?batch=${id}&status=CANCELLED`,
    );
    for (const { id: one, pages } of cancelled.items) {
      expect([one, pages]).toEqual([one, null]);
      expect(await portal.server.database.documentPage.count({ where: { documentId: one } })).toBe(0);
    }
    expect(await (await person.send('POST', `/api/batches/${id}/retries`)).json()).toEqual({
      retried: then.byStatus.CANCELLED,
    });
    expect(await until(id, ({ byStatus }) => byStatus.DONE === 6)).toMatchObject({ state: 'ended' });
  });
});
