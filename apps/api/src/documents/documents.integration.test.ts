import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AcceptedDocument, DocumentRecord } from '@gemmavision/domain/documents';
import type { Problem } from '@gemmavision/domain/contract';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

// No worker runs here: what is uploaded stays PENDING, as it does while all workers are down.
let portal: TestPortal;
let person: Person;
beforeAll(async () => {
  portal = await startPortal({ environment: { MAX_UPLOAD_BYTES: '100000' } });
  person = await portal.person('analyst');
});
afterAll(() => portal.close());

let serial = 0;
/** Bytes that begin like a PDF and differ from all others. */
const somePdf = (bytes = 500) =>
  Buffer.concat([Buffer.from(`%PDF-1.7\n% ${serial++}\n`), Buffer.alloc(bytes, 'x')]);

async function accepted(content: Uint8Array, name: string, by = person): Promise<AcceptedDocument> {
  const response = await by.upload(content, name);
  expect(response.status).toBe(201);
  return (await response.json()) as AcceptedDocument;
}

async function refused(content: Uint8Array, name: string): Promise<Problem> {
  const before = await person.json<{ items: DocumentRecord[] }>('/api/documents?limit=200');
  const response = await person.upload(content, name);
  const problem = (await response.json()) as Problem;
  expect(problem.status).toBe(response.status);
  const after = await person.json<{ items: DocumentRecord[] }>('/api/documents?limit=200');
  expect(after.items).toEqual(before.items);
  return problem;
}

describe('uploading', () => {
  it('gives back the very bytes, as a download', async () => {
    const content = somePdf();
    const { id, status } = await accepted(content, 'report.pdf');
    expect(status).toBe('PENDING');
    const original = await person.fetch(`/api/documents/${id}/original`);
    expect(Buffer.from(await original.arrayBuffer()).equals(content)).toBe(true);
    expect(original.headers.get('content-disposition')).toContain('attachment');
    expect(original.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('takes several files in one request and answers with a list in their order', async () => {
    const form = new FormData();
    for (const name of ['one.pdf', 'two.pdf', 'three.pdf']) form.append('file', new Blob([somePdf()]), name);
    const response = await person.fetch('/api/documents', { method: 'POST', body: form });
    const list = (await response.json()) as AcceptedDocument[];
    const names = await Promise.all(
      list.map(async ({ id }) => (await person.json<DocumentRecord>(`/api/documents/${id}`)).fileName),
    );
    expect(names).toEqual(['one.pdf', 'two.pdf', 'three.pdf']);
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'empty', 400],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'unsupported_type', 415],
    [
      'a drawing that could run code',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'unsupported_type',
      415,
    ],
    [
      'a file over the limit',
      Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(100_001)]),
      'too_large',
      413,
    ],
  ])('refuses %s, says why, and keeps nothing', async (_what, content, code, status) => {
    expect(await refused(content, 'file.pdf')).toMatchObject({ code, status });
  });

  it('takes a file of exactly the limit', async () => {
    const start = Buffer.from('%PDF-1.7\n');
    await accepted(Buffer.concat([start, Buffer.alloc(100_000 - start.length, 'y')]), 'limit.pdf');
  });

  it('refuses the whole request when one of its files is refused', async () => {
    const form = new FormData();
    form.append('file', new Blob([somePdf()]), 'good.pdf');
    form.append('file', new Blob(['GIF89a']), 'bad.gif');
    const response = await person.fetch('/api/documents', { method: 'POST', body: form });
    expect(response.status).toBe(415);
    const { items } = await person.json<{ items: DocumentRecord[] }>('/api/documents?q=good.pdf');
    expect(items).toEqual([]);
  });

  it.each([
    ['../../../../etc/passwd.pdf', 'passwd.pdf'],
    ['..\\..\\windows\\x.pdf', 'x.pdf'],
    ['invoice\u202efdp.exe.pdf', 'invoicefdp.exe.pdf'],
    ['発票 2025 – Überweisung 💶.pdf', '発票 2025 – Überweisung 💶.pdf'],
    ['<img src=x onerror=alert(1)>.pdf', '<img src=x onerror=alert(1)>.pdf'],
  ])('keeps the name %j as %j, and offers it for download again', async (given, kept) => {
    const { id } = await accepted(somePdf(), given);
    expect(await person.json<DocumentRecord>(`/api/documents/${id}`)).toMatchObject({ fileName: kept });
    expect((await person.fetch(`/api/documents/${id}/original`)).status).toBe(200);
  });
});

describe('the list', () => {
  it('pages through everything once, the newest first', async () => {
    const reader = await portal.person('analyst');
    const ids: string[] = [];
    for (let n = 0; n < 7; n++) ids.push((await accepted(somePdf(), `page-${n}.pdf`, reader)).id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query = new URLSearchParams({ limit: '3', ...(cursor && { cursor }) });
      const page: { items: DocumentRecord[]; nextCursor: string | null } = await reader.json(
        `/api/documents?${query}`,
      );
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(ids.reverse());
  });

  it('finds by part of the name and by state', async () => {
    await accepted(somePdf(), 'Quarterly Costco.pdf');
    const find = async (query: string) =>
      (await person.json<{ items: DocumentRecord[] }>(`/api/documents?${query}`)).items;
    expect((await find('q=costco&status=PENDING')).map((item) => item.fileName)).toEqual([
      'Quarterly Costco.pdf',
    ]);
    expect(await find('q=costco&status=DONE')).toEqual([]);
  });

  it('takes a search for its letters, not for a pattern', async () => {
    await accepted(somePdf(), 'a1b 100 percent.pdf');
    await accepted(somePdf(), 'a_b 100%.pdf');
    const find = async (q: string) =>
      (
        await person.json<{ items: DocumentRecord[] }>(`/api/documents?${new URLSearchParams({ q })}`)
      ).items.map((item) => item.fileName);
    for (const q of ['a_b', '100%']) expect([q, await find(q)]).toEqual([q, ['a_b 100%.pdf']]);
  });

  it.each(['limit=0', 'limit=x', 'status=SLEEPING', 'cursor=nonsense', 'unknown=1'])(
    'refuses ?%s',
    async (query) => {
      const problem = await person.json<Problem>(`/api/documents?${query}`);
      expect(problem).toMatchObject({ status: 400, code: 'invalid_request' });
    },
  );
});

describe('an upload that comes again under its key', () => {
  const uploadUnder = async (key: string, content: Uint8Array, by = person) => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(content)]), 'again.pdf');
    const headers = { 'idempotency-key': key };
    return by.fetch('/api/documents', { method: 'POST', body: form, headers });
  };
  const accepted = async (response: Promise<Response>) => (await (await response).json()) as AcceptedDocument;

  it('is the document that it was before, also when both come at once; for somebody else it is another', async () => {
    const content = somePdf();
    const folder = path.join(portal.settings.dataDir, 'files/documents', person.teamId);
    const stored = () => readdir(folder).catch(() => []);
    const before: string[] = await stored();
    const both = [uploadUnder('one-upload', content), uploadUnder('one-upload', content)];
    const [first, second] = await Promise.all(both.map(accepted));
    expect(second).toEqual(first);
    expect(await accepted(uploadUnder('one-upload', content))).toEqual(first);
    const events = await portal.server.database.auditEvent.count({ where: { subject: first?.id ?? '' } });
    expect(events).toBe(1);
    expect((await person.fetch(`/api/documents/${first?.id}/original`)).status).toBe(200);
    expect((await stored()).filter((id) => !before.includes(id))).toEqual([first?.id]);
    const colleague = await portal.person('analyst', person.teamId);
    expect(await accepted(uploadUnder('one-upload', content, colleague))).toMatchObject({
      duplicateOf: first?.id,
    });
  });

  it('is refused with other content, or under what is no key', async () => {
    await uploadUnder('other-upload', somePdf());
    expect((await uploadUnder('other-upload', somePdf())).status).toBe(409);
    expect((await uploadUnder('short', somePdf())).status).toBe(400);
  });
});

describe('another team', () => {
  it('learns nothing of a document: every address answers as if it did not exist', async () => {
    const { id } = await accepted(somePdf(), 'secret.pdf');
    const stranger = await portal.person('owner');
    const addresses = [
      '',
      '/text',
      '/search?q=secret',
      '/corrections',
      '/pages',
      '/fields',
      '/tables',
      '/tables.xlsx',
      '/tables.md',
      '/tables/0.csv',
      '/tables/0.html',
      '/fields.csv',
      '/result',
      '/pages/1.png',
      '/original',
    ];
    for (const address of addresses) {
      const [theirs, none] = await Promise.all(
        [id, 'no-such-id'].map(async (which) => {
          const response = await stranger.fetch(`/api/documents/${which}${address}`);
          return { status: response.status, detail: ((await response.json()) as Problem).detail };
        }),
      );
      expect([address, theirs]).toEqual([address, none]);
    }
    expect((await stranger.fetch(`/api/documents/${id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await stranger.fetch(`/api/documents/${id}/retry`, { method: 'POST' })).status).toBe(404);
    expect((await person.fetch(`/api/documents/${id}`)).status).toBe(200);
  });
});

describe('what cannot be meant', () => {
  it.each([
    ['/api/documents?q=%00', 400],
    ['/api/documents/%00', 400],
    ['/api/models/%00', 400],
    ['/api/benchmarks?cursor=%00', 400],
    ['/api/documents/%E0%A4%A', 400],
    ['/api/documents/no-such-id/text?page=99999999999', 400],
    ['/api/documents/no-such-id/pages/99999999999.png', 400],
    ['/api/no-such-thing', 404],
  ])('is answered with a problem and never with 500: %s', async (address, status) => {
    const response = await person.fetch(address);
    const problem = (await response.json()) as Problem;
    expect([response.status, problem.status]).toEqual([status, status]);
  });
});
