import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase } from '@gemmavision/db';
import type { AcceptedDocument } from '@gemmavision/domain/documents';
import type { Problem } from '@gemmavision/domain/contract';
import { createLogger } from '@gemmavision/logging';
import { filingPdf } from '../../../../testing/filing-pdf.ts';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

const json = { 'content-type': 'application/json' };
const fileName = 'Salary of Zoë Canary.pdf';
const card = '4111 1111 1111 1111';
const company = 'Canary Holdings Inc.';

/** The lines that api and worker write while people do what they do, and what goes wrong beside it. */
describe('the log of a whole portal', () => {
  const lines: string[] = [];
  const canaries: string[] = [
    fileName,
    'Zoë',
    card,
    company,
    'correct horse battery',
    'wrong-canary',
    'Canary',
  ];
  let portal: TestPortal;
  let person: Person;
  let document: AcceptedDocument;

  beforeAll(async () => {
    const destination = { write: (line: string) => void lines.push(line) };
    portal = await startPortal({ logger: createLogger({ app: 'test', level: 'debug', destination }) });
    await portal.startWorker();
    person = await portal.person();
    canaries.push(person.email, ...person.cookie.split('; ').map((one) => one.split('=').slice(1).join('=')));
    canaries.push(...canaries.map(encodeURIComponent));
    await work();
    await mistakes();
  }, 180_000);
  afterAll(() => portal.close());

  async function work(): Promise<void> {
    const file = filingPdf({
      company,
      years: [2024, 2023],
      lines: [[`Paid by card ${card}`, '1,234', '987']],
    });
    document = (await (await person.upload(file, fileName)).json()) as AcceptedDocument;
    expect(await person.finished(document.id)).toMatchObject({ status: 'DONE' });
    const { key } = await person.json<{ key: string }>('/api/api-keys', {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ name: 'Canary key' }),
    });
    canaries.push(key);
    const of = (rest: string) => `/api/documents/${document.id}${rest}`;
    const asked = [
      '?q=Canary',
      of('/text'),
      of('/fields.csv'),
      of('/tables.xlsx'),
      of('/pages/1.png'),
      of('/original'),
    ];
    for (const address of [...asked, of(`/search?q=${encodeURIComponent(card)}`), '/api/companies?q=Canary'])
      await (
        await fetch(portal.url + (address.startsWith('?') ? `/api/documents${address}` : address), {
          headers: { authorization: `Bearer ${key}` },
        })
      ).arrayBuffer();
    expect((await correct('Canary Corrected', 0)).status).toBe(200);
  }

  async function correct(value: string, version: number): Promise<Response> {
    const { companyName } = await person.json<{ companyName: string | null }>(
      `/api/documents/${document.id}/fields`,
    );
    const target = { kind: 'field', name: 'companyName' };
    const read = version === 0 ? companyName : company;
    return person.fetch(`/api/documents/${document.id}/corrections`, {
      method: 'PUT',
      headers: json,
      body: JSON.stringify({ target, value, read, version }),
    });
  }

  async function mistakes(): Promise<void> {
    const post = (address: string, body: string, headers: Record<string, string> = json) =>
      fetch(portal.url + address, { method: 'POST', headers, body });
    await post('/api/auth/sign-in/email', JSON.stringify({ email: person.email, password: 'wrong-canary' }));
    await post('/api/auth/sign-in/email', `{"email":"${person.email}","password":"wrong-canary`);
    await fetch(`${portal.url}/api/me`, { headers: { authorization: 'Bearer qa_wrong-canary' } });
    await fetch(`${portal.url}/api/me`, {
      headers: { 'x-request-id': 'wrong-canary', referer: 'http://x/?q=Canary' },
    });
    await fetch(`${portal.url}/invitations/wrong-canary?email=${person.email}`);
    await fetch(`${portal.url}/api/documents/${encodeURIComponent(fileName)}`);
    await person.upload(Buffer.from('wrong-canary'), fileName);
    const damaged = await person.upload(Buffer.from(`%PDF-1.7\n${'wrong-canary\n'.repeat(100)}`), fileName);
    await person.finished(((await damaged.json()) as AcceptedDocument).id);
    // Now the api fails by itself, with all that somebody wrote in its hands.
    const owner = createDatabase(portal.databaseUrl, { reach: 'owner' });
    await owner.$executeRaw`ALTER TABLE "AuditEvent" RENAME TO "AuditEventGone"`;
    expect((await correct('Canary Once More', 1)).status).toBe(500);
    expect((await person.upload(Buffer.from('%PDF-1.7\n'), fileName)).status).toBe(500);
    await owner.$disconnect();
  }

  it('is a line of JSON for each event', () => {
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) {
      expect(line.endsWith('\n')).toBe(true);
      expect(JSON.parse(line)).toMatchObject({
        app: 'test',
        level: expect.any(Number),
        msg: expect.any(String),
      });
    }
  });

  it('holds no password, cookie, key, address, name of a file, or text of a document', () => {
    const found = canaries.flatMap((canary) => lines.filter((line) => line.includes(canary)));
    expect(found).toEqual([]);
  });

  it('still says what was done, to which document, and what went wrong', () => {
    const says = (...parts: string[]) => lines.some((line) => parts.every((part) => line.includes(part)));
    expect(says(document.id, '"outcome":"DONE"')).toBe(true);
    expect(says('/api/auth/sign-in/email', '"status":401')).toBe(true);
    expect(says('"level":50', '"err":', '"stack":"    at ')).toBe(true);
  });

  it('finds the request of a problem by its id, which nobody else chooses', async () => {
    const answer = await fetch(`${portal.url}/api/me`, { headers: { 'x-request-id': 'mine' } });
    const { requestId } = (await answer.json()) as Problem;
    expect(answer.headers.get('x-request-id')).toBe(requestId);
    expect(requestId).toMatch(/^[\da-f-]{36}$/);
    expect(lines.filter((line) => line.includes(`"id":"${requestId}"`))).toHaveLength(1);
  });
});
