import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase } from '@gemmavision/db';
import { saveResult, takeDocument } from '@gemmavision/db/processing';
import type { AcceptedDocument } from '@gemmavision/domain/documents';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

let portal: TestPortal;
let analyst: Person;
let id: string;

beforeAll(async () => {
  portal = await startPortal();
  analyst = await portal.person('analyst');
  const content = await readFile(path.resolve(import.meta.dirname, '../../../../fixtures/10-k.pdf'));
  id = ((await (await analyst.upload(content, 'report.pdf')).json()) as AcceptedDocument).id;
  // No worker runs here: the test itself writes what one would have read.
  const worker = createDatabase(portal.databaseUrl, { reach: 'all' });
  await worker.document.update({ where: { id }, data: { status: 'QUEUED' } });
  const taken = await takeDocument(worker, id, 0, 'a test', 60_000);
  const page = { page: 1, width: 612, height: 792, source: 'text-layer', engine: 'pdfjs' } as const;
  const isSaved =
    taken !== null &&
    (await saveResult(worker, taken, {
      file: 'report.pdf',
      sha256: taken.sha256,
      mediaType: 'application/pdf',
      pages: [{ ...page, confidence: 1, text: 'Revenue 5', words: [] }],
      tables: [{ page: 1, bbox: [0, 0, 9, 9], confidence: 1, rows: [['Revenue', '5']] }],
      fields: { docType: '10-K', companyName: 'Acme', documentDate: null, keyFigures: [], evidence: {} },
      pii: [],
      warnings: [],
    }));
  await worker.$disconnect();
  if (!isSaved) throw new Error('nothing was read');
});
afterAll(() => portal.close());

/** What was written about documents in the team, without the upload and the reading. */
async function said(teamId = analyst.teamId) {
  const rows = await portal.server.database.auditEvent.findMany({
    where: { teamId, action: { in: ['document.viewed', 'document.exported', 'document.downloaded'] } },
    orderBy: { sequence: 'asc' },
  });
  return rows.map(({ action, subject, details }) => ({ action, subject, details }));
}

const get = async (person: Person, rest: string, documentId = id) => {
  const response = await person.fetch(`/api/documents/${documentId}${rest}`);
  await response.arrayBuffer();
  return response.status;
};

describe('looking at documents', () => {
  it('is written down once for all that a page asks for, and for its polling', async () => {
    const parts = [
      '/text',
      '/fields',
      '/tables',
      '/corrections',
      '/pii',
      '/search?q=revenue',
      '/pages/1.png',
    ];
    const statuses = await Promise.all(parts.map((part) => get(analyst, part)));
    expect(statuses).toEqual(parts.map(() => 200));
    for (const part of ['/text', '', '/fields', '/pages']) expect(await get(analyst, part)).toBe(200);
    expect(await said()).toEqual([
      {
        action: 'document.viewed',
        subject: id,
        details: { endpoint: expect.stringMatching(/^GET \/api\/documents\/:id\//), with: 'session' },
      },
    ]);
  });

  it('is written down for each person, each time that something is taken along, and with what', async () => {
    const before = (await said()).length;
    const viewer = await portal.person('viewer', analyst.teamId);
    expect(await get(viewer, '/text')).toBe(200);
    for (const file of [
      '/fields.csv',
      '/fields.csv',
      '/tables.xlsx',
      '/tables/0.md',
      '/result',
      '/original',
    ]) {
      expect(await get(analyst, file)).toBe(200);
    }
    const written = (await said()).slice(before);
    expect(written.map(({ action }) => action)).toEqual([
      'document.viewed',
      ...Array<string>(5).fill('document.exported'),
      'document.downloaded',
    ]);
    expect(written.every(({ subject }) => subject === id)).toBe(true);
    expect(written[3]?.details).toEqual({
      endpoint: 'GET /api/documents/:id/tables.xlsx',
      with: 'session',
    });
  });

  it('is not written down where nothing was given out', async () => {
    const before = await said();
    const stranger = await portal.person('owner');
    const viewer = await portal.person('viewer', analyst.teamId);
    expect(await get(stranger, '/text')).toBe(404);
    expect(await get(stranger, '/fields.csv')).toBe(404);
    expect(await get(viewer, '/original')).toBe(403);
    expect(await get(analyst, '/text', 'nowhere')).toBe(404);
    expect(await said()).toEqual(before);
    expect(await said(stranger.teamId)).toEqual([]);
  });
});

describe('an answer that cannot be written down', () => {
  it('does not leave, and the next try is not taken for written', async () => {
    const owner = createDatabase(portal.databaseUrl, { reach: 'owner' });
    const late = await portal.person('viewer', analyst.teamId);
    await owner.$executeRaw`REVOKE INSERT ON "AuditEvent" FROM quantadvisor_app`;
    try {
      for (const part of ['/text', '/text', '/fields.csv']) {
        const response = await late.fetch(`/api/documents/${id}${part}`);
        expect(response.status).toBe(500);
        expect(await response.text()).not.toContain('Revenue');
      }
      expect(await get(analyst, '/original')).toBe(500);
    } finally {
      await owner.$executeRaw`GRANT INSERT ON "AuditEvent" TO quantadvisor_app`;
      await owner.$disconnect();
    }
    const before = (await said()).length;
    expect(await get(late, '/text')).toBe(200);
    expect(await said()).toHaveLength(before + 1);
  });
});
