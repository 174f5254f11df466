import { readdir, readlink } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createDatabase } from '@gemmavision/db';
import type { ApiKey } from '@gemmavision/domain/access';
import type { Problem } from '@gemmavision/domain/contract';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

let portal: TestPortal;
let person: Person;
beforeAll(async () => {
  portal = await startPortal();
  person = await portal.person('analyst');
});
afterAll(() => portal.close());

const partHead = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n';
const multipart = { 'content-type': 'multipart/form-data; boundary=x' };

/** Names of the files below the storage's folder of unfinished ones. */
const unfinished = () => readdir(path.join(portal.settings.dataDir, 'files/.parts'));

async function openFilesOfTheStorage(): Promise<string[]> {
  const links = await Promise.all(
    (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
  );
  return links.filter((link) => link.startsWith(portal.settings.dataDir));
}

it.each([
  ['in its head', partHead.slice(0, 30)],
  ['before the first byte of a file', partHead],
  ['in a small file', `${partHead}%PDF-1.7`],
  ['in a large file', `${partHead}%PDF-1.7${'x'.repeat(300_000)}`],
  ['in a field that is not ours', `${partHead.replace('"file"', '"other"')}%PDF-1.7`],
])('says so when the body ends %s, and goes on serving', async (_where, body) => {
  const response = await person.fetch('/api/documents', { method: 'POST', body, headers: multipart });
  expect(((await response.json()) as Problem).code).toBe('invalid_request');
  // An error that nobody hears would come a moment later and end the process.
  await sleep(50);
  expect((await fetch(`${portal.url}/health`)).status).toBe(200);
});

it('lets go of everything when the sender goes away in the middle', async () => {
  const { key } = await person.json<ApiKey & { key: string }>('/api/api-keys', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'uploader' }),
  });
  for (const sent of [0, 100, 300_000]) {
    const upload = request(`${portal.url}/api/documents`, {
      method: 'POST',
      headers: { ...multipart, authorization: `Bearer ${key}`, 'content-length': 10_000_000 },
    });
    upload.on('error', () => undefined);
    upload.write(`${partHead}%PDF-1.7${'x'.repeat(sent)}`);
    // Cut off when the file has begun to arrive; a small one is still being sniffed then.
    while (sent > 5_000 && (await unfinished()).length === 0) await sleep(20);
    await sleep(50);
    upload.destroy();
  }
  while ((await unfinished()).length > 0 || (await openFilesOfTheStorage()).length > 0) await sleep(20);
  expect((await person.json<{ items: object[] }>('/api/documents')).items).toEqual([]);
});

it('keeps no file of a document that the database did not take', async () => {
  const owner = createDatabase(portal.databaseUrl, { reach: 'owner' });
  const folder = path.join(portal.settings.dataDir, 'files/documents', person.teamId);
  // There is none before the first file.
  const stored = () => readdir(folder).catch(() => []);
  const before = await stored();
  await owner.$executeRaw`ALTER TABLE "AuditEvent" RENAME TO "AuditEventGone"`;
  const form = new FormData();
  for (const name of ['one.pdf', 'two.pdf']) form.append('file', new Blob([`%PDF-1.7 ${name}`]), name);
  const response = await person.fetch('/api/documents', { method: 'POST', body: form });
  await owner.$executeRaw`ALTER TABLE "AuditEventGone" RENAME TO "AuditEvent"`;
  await owner.$disconnect();
  expect(response.status).toBe(500);
  expect(await stored()).toEqual(before);
});
