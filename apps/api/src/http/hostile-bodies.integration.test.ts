import { request as send } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@gemmavision/domain/contract';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

/** A change that takes JSON, and one that takes files. */
const changes = '/api/api-keys';
const uploads = '/api/documents';
const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'multipart/form-data; boundary=x' };
/** As much as a body of JSON may have. */
const limit = 256 * 1024;

describe('a body that nobody sends by mistake', () => {
  let portal: TestPortal;
  let person: Person;
  beforeAll(async () => {
    portal = await startPortal();
    person = await portal.person();
  });
  afterAll(() => portal.close());

  async function problemOf(address: string, headers: Record<string, string>, body: BodyInit) {
    const answer = await person.fetch(address, { method: 'POST', headers, body });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const { status, code } = (await answer.json()) as Problem;
    return [answer.status, status, code];
  }

  it.each([
    ['arrays', '['.repeat(limit / 2)],
    ['objects', '{"a":'.repeat(40_000)],
    ['arrays that are closed again', `{"name":${'['.repeat(33)}${']'.repeat(33)}}`],
    ['arrays behind a text with quotes in it', `{"a":"\\"[\\\\","b":${'['.repeat(40)}`],
  ])('is refused when it nests: %s', async (_what, body) => {
    expect(await problemOf(changes, json, body)).toEqual([400, 400, 'invalid_request']);
  });

  it('may hold any brackets in its texts', async () => {
    const answer = await person.fetch(changes, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ name: `"\\${'['.repeat(25)}` }),
    });
    expect(answer.status).toBe(201);
  });

  it.each(['\\u0000', '\\ud800', '\\udc00\\ud800'])(
    'holds no text that cannot be kept: %s',
    async (letter) => {
      const refused = [400, 400, 'invalid_request'];
      expect(await problemOf(changes, json, `{"name":"a${letter}"}`)).toEqual(refused);
      // Those of the sign-in too, which are better-auth's.
      const signIn = `{"email":"a${letter}@example.com","password":"correct horse battery"}`;
      expect(await problemOf('/api/auth/sign-in/email', json, signIn)).toEqual(refused);
    },
  );

  it('is refused when it is larger than a body may be, by one byte', async () => {
    const body = `{"name":"${'x'.repeat(limit - 11)}"}`;
    expect(body).toHaveLength(limit);
    expect(await problemOf(changes, json, body)).toEqual([400, 400, 'invalid_request']);
    expect(await problemOf(changes, json, `${body} `)).toEqual([413, 413, 'too_large']);
  });

  it.each(['gzip', 'deflate', 'br', 'compress'])('is not unpacked: %s', async (encoding) => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(200 * 2 ** 20, ' ')));
    const before = process.memoryUsage.rss();
    for (const [address, type] of [
      [changes, json],
      [uploads, form],
    ] as const) {
      const headers = { ...type, 'content-encoding': encoding };
      expect(await problemOf(address, headers, bomb)).toEqual([415, 415, 'unsupported_type']);
    }
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 2 ** 20);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data', ''])(
    'is not read as JSON when it says it is %j, as the form of another site could',
    async (type) => {
      const body = new TextEncoder().encode('{"name":"x"}');
      expect(await problemOf(changes, type === '' ? {} : { 'content-type': type }, body)).toEqual([
        415,
        415,
        'unsupported_type',
      ]);
    },
  );

  it('is no upload when it is JSON, or does not say where its parts begin', async () => {
    expect(await problemOf(uploads, json, '{}')).toEqual([415, 415, 'unsupported_type']);
    const nowhere = { 'content-type': 'multipart/form-data' };
    expect(await problemOf(uploads, nowhere, 'x')).toEqual([400, 400, 'invalid_request']);
  });

  it('has no more fields and files than an upload may have', async () => {
    const fields = new FormData();
    for (let i = 0; i < 1_000; i++) fields.append(`field${i}`, 'x');
    const files = new FormData();
    for (let i = 0; i < 21; i++) files.append('file', new Blob(['%PDF-1.7\n']), 'a.pdf');
    for (const [body, expected] of [
      [fields, [400, 'invalid_request']],
      [files, [413, 'too_many_files']],
    ] as const) {
      const answer = await person.fetch(uploads, { method: 'POST', body });
      expect([answer.status, ((await answer.json()) as Problem).code]).toEqual(expected);
    }
    expect(await person.json(uploads)).toMatchObject({ items: [] });
  });

  it('stands under headers of a usual size', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = { cookie: `x=${'y'.repeat(32 * 1024)}` };
      send(`${portal.url}/api/me`, { headers }, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(431);
  });
});
