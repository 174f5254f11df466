import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parquetReadObjects } from 'hyparquet';
import type { Batch } from '@gemmavision/domain/batches';
import type { CorrectedResult, Fields } from '@gemmavision/domain/documents';
import { aDocument } from '../../../../testing/a-document.ts';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

let portal: TestPortal;
let person: Person;
beforeAll(async () => {
  portal = await startPortal();
  person = await portal.person('analyst');
});
afterAll(() => portal.close());

const bbox: [number, number, number, number] = [0, 0, 10, 10];

function fieldsOf(companyName: string, revenue: number): Fields {
  return {
    docType: '10-K',
    companyName,
    documentDate: '2021-08-29',
    keyFigures: [
      {
        label: 'revenue',
        value: revenue,
        printed: '1,234',
        scale: 1000,
        unit: 'USD',
        period: '2021-08-29',
        page: 2,
        bbox,
        confidence: 0.75,
      },
    ],
    evidence: { companyName: { page: 1, bbox, confidence: 0.5 } },
  };
}

async function begin(name = 'Filings'): Promise<string> {
  return ((await (await person.send('POST', '/api/batches', { name })).json()) as Batch).id;
}

/** A document of the batch that was read, as a worker leaves it. */
async function aReadDocument(batchId: string, columns: { fields: Fields; pii?: object[]; text?: string }) {
  const { text = 'Text', ...rest } = columns;
  const id = await aDocument(portal, person.teamId, { batchId, status: 'DONE', pageCount: 1, ...rest });
  await portal.server.database.documentPage.create({
    data: {
      documentId: id,
      teamId: person.teamId,
      number: 1,
      width: 100,
      height: 100,
      source: 'text-layer',
      engine: 'pdfjs',
      confidence: 1,
      text,
      words: [{ text, bbox, confidence: 1 }],
    },
  });
  return id;
}

const get = (id: string, format: string, by = person) =>
  by.fetch(`/api/batches/${id}/results?format=${format}`);
const text = async (id: string, format: string, by = person) => (await get(id, format, by)).text();
const rows = async (id: string, by = person) =>
  parquetReadObjects({ file: await (await get(id, 'parquet', by)).arrayBuffer() });

type Line = Partial<CorrectedResult> & {
  document: string;
  state: string;
  reason: object | null;
  batch: string | null;
  duplicateOf: string | null;
};
const lines = async (id: string, by = person) =>
  (await text(id, 'jsonl', by))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

describe('the results of a batch as one file', () => {
  it('are each document’s own result, a line each, and say of the others where they stand', async () => {
    const batch = await begin();
    const read = await aReadDocument(batch, { fields: fieldsOf('ACME', 1_234_000) });
    const copy = await aDocument(portal, person.teamId, {
      batchId: batch,
      status: 'DONE',
      duplicateOfId: read,
      fields: fieldsOf('ACME', 1_234_000),
    });
    const reason = { code: 'timeout', message: 'Why.' };
    const failed = await aDocument(portal, person.teamId, {
      batchId: batch,
      status: 'FAILED',
      reasonCode: reason.code,
      reasonMessage: reason.message,
    });
    const waits = await aDocument(portal, person.teamId, { batchId: batch });
    const [first, second, third, fourth, ...others] = await lines(batch);
    expect(others).toEqual([]);
    const { document, state, reason: none, batch: of, duplicateOf, ...result } = first!;
    expect([document, state, none, of, duplicateOf]).toEqual([read, 'DONE', null, batch, null]);
    expect(result).toEqual(await person.json(`/api/documents/${read}/result`));
    expect(second).toMatchObject({ document: copy, state: 'DONE', duplicateOf: read });
    expect(second?.pages).toHaveLength(1);
    expect(third).toMatchObject({ document: failed, state: 'FAILED', reason });
    expect(fourth).toMatchObject({ document: waits, state: 'PENDING', reason: null });
    expect([third?.fields, fourth?.fields]).toEqual([undefined, undefined]);
  });

  it('come back from Parquet with the values that were read, and from CSV with the same', async () => {
    const batch = await begin('Q3; “all”');
    const revenues = [0.1 + 0.2, -1_234_567_890_123, 2 ** 53];
    const ids: string[] = [];
    for (const [index, revenue] of revenues.entries())
      ids.push(await aReadDocument(batch, { fields: fieldsOf(`Müller & Söhne ${index} 💶`, revenue) }));
    ids.push(
      await aDocument(portal, person.teamId, { batchId: batch, status: 'REJECTED', reasonCode: 'encrypted' }),
    );
    const found = await rows(batch);
    const figures = found.filter(({ field }) => field === 'revenue');
    expect(figures.map(({ document, number }) => [document, number])).toEqual(
      revenues.map((revenue, index) => [ids[index], revenue]),
    );
    expect(figures[0]).toMatchObject({ page: 2, confidence: 0.75, unit: 'USD', period: '2021-08-29' });
    expect(found.filter(({ field }) => field === 'companyName').map(({ value }) => value)).toEqual(
      revenues.map((_, index) => `Müller & Söhne ${index} 💶`),
    );
    expect(found.at(-1)).toMatchObject({
      document: ids.at(-1),
      state: 'REJECTED',
      reason: 'encrypted',
      field: null,
    });
    const csv = await text(batch, 'csv');
    expect(csv.trimEnd().split('\r\n')).toHaveLength(found.length + 1);
    for (const { document, value } of found) if (value) expect(csv).toContain(`${document}`);
    expect(csv).toContain('0.30000000000000004');
  });

  it('are a file also of a batch without documents', async () => {
    const batch = await begin();
    expect(await rows(batch)).toEqual([]);
    expect(await text(batch, 'jsonl')).toBe('');
    expect((await text(batch, 'csv')).trimEnd().split('\r\n')).toHaveLength(1);
  });

  it('have what people corrected, and say so', async () => {
    const batch = await begin();
    const id = await aReadDocument(batch, { fields: fieldsOf('ACNE', 1) });
    const target = { kind: 'field', name: 'companyName' };
    await person.send('PUT', `/api/documents/${id}/corrections`, {
      ...{ target, value: 'ACME', read: 'ACNE', version: 0 },
    });
    const [line] = await lines(batch);
    expect(line?.fields?.companyName).toBe('ACME');
    const row = (await rows(batch)).find(({ field }) => field === 'companyName');
    expect(row).toMatchObject({ value: 'ACME', corrected: 'corrected' });
  });

  it('hide personal data from those who may not see it', async () => {
    const batch = await begin();
    const secret = 'jane.roe@example.com';
    await aReadDocument(batch, {
      text: secret,
      fields: { ...fieldsOf('ACME', 1), buyerName: 'Jane Roe', address: secret },
      pii: [{ page: 1, type: 'EMAIL_ADDRESS', start: 0, end: secret.length, text: secret }],
    });
    const viewer = await portal.person('viewer', person.teamId);
    for (const format of ['jsonl', 'csv', 'parquet']) {
      const read = async (by: Person) => Buffer.from(await (await get(batch, format, by)).arrayBuffer());
      expect([format, (await read(viewer)).includes('jane.roe')]).toEqual([format, false]);
    }
    expect(await text(batch, 'csv')).toContain(secret);
    expect(JSON.stringify(await rows(batch, viewer))).not.toContain('jane.roe');
  });

  it('are written down once a download, before it leaves', async () => {
    const batch = await begin();
    await text(batch, 'csv');
    const where = { subject: batch, action: 'batch.exported' };
    expect(await portal.server.database.auditEvent.count({ where })).toBe(1);
    expect((await get(batch, 'csv', await portal.person('owner'))).status).toBe(404);
  });

  it.each(['jsonl', 'csv', 'parquet'])('never look whole as %s when they broke off', async (format) => {
    const batch = await begin();
    await aReadDocument(batch, { fields: fieldsOf('ACME', 1) });
    for (let n = 0; n < 110; n++)
      await portal.server.database.document.create({
        data: {
          ...{ id: `${batch}-${n}`, teamId: person.teamId, batchId: batch, fileName: 'x.pdf' },
          ...{ mediaType: 'application/pdf', sizeBytes: 1, sha256: `${batch}${n}`, storageKey: 'x' },
          // What nobody can read stands in the row of the last one.
          ...(n === 109 && { status: 'DONE' as const, fields: { broken: true } }),
        },
      });
    await expect(get(batch, format).then((answer) => answer.arrayBuffer())).rejects.toThrow();
  });
});
