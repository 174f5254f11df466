import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, inTeam } from '@gemmavision/db';
import { appendAuditEvents } from '@gemmavision/db/audit';
import type { AuditEvent, ChainCheckAnswer } from '@gemmavision/domain/audit';
import type { AcceptedDocument } from '@gemmavision/domain/documents';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

interface AuditPage {
  items: AuditEvent[];
  nextCursor: string | null;
}

let portal: TestPortal;
let owner: Person;
let ownerId: string;
let documentId: string;

beforeAll(async () => {
  portal = await startPortal();
  owner = await portal.person('owner');
  ownerId = (await portal.server.database.user.findFirstOrThrow({ where: { email: owner.email } })).id;
  const upload = await owner.upload(Buffer.from('%PDF-1.7\n%%EOF\n'), 'annual report.pdf');
  documentId = ((await upload.json()) as AcceptedDocument).id;
  await write({ at: 'a' }, 'document.exported', documentId, '192.0.2.7');
  await write({ at: 'b' }, 'member.roleChanged', ownerId);
  await write(
    { formula: ';=1+1', quote: '"=x\n\t=2', list: [{ z: 1e-7, a: 'ß😀' }, null] },
    'quota.changed',
    '=1+1',
  );
});
afterAll(() => portal.close());

/** An event such as the portal writes them; its person has an account only sometimes. */
async function write(
  details: object,
  action: AuditEvent['action'] & Parameters<typeof appendAuditEvents>[2][number]['action'],
  subject: string,
  ipAddress?: string,
  userId: string | null = ownerId,
) {
  const doer = { teamId: owner.teamId, userId, ipAddress, requestId: `request-${randomUUID()}` };
  await inTeam(portal.server.database, owner.teamId, (transaction) =>
    appendAuditEvents(transaction, doer, [{ action, subject, details: { ...details } }]),
  );
}

const list = (query = '', person = owner) => person.json<AuditPage>(`/api/audit${query}`);
const actionsOf = async (query: string) => (await list(query)).items.map(({ action }) => action);

describe('the audit log of a team', () => {
  it('comes in pages, the latest first, without an event twice or left out', async () => {
    const seen: AuditEvent[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: AuditPage = await list(`?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(seen.map(({ sequence }) => sequence)).toEqual(seen.map((_, index) => seen.length - index));
    expect(seen.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['document.uploaded', 'document.exported', 'quota.changed']),
    );
    expect((await owner.fetch('/api/audit?cursor=x')).status).toBe(400);
  });

  it('has the names of today, and says who and what is gone', async () => {
    await write({}, 'document.viewed', 'long-gone', undefined, 'nobody-any-more');
    await write({}, 'document.expired', documentId, undefined, null);
    const [byPortal, byFormer] = (await list('?limit=2')).items;
    expect(byPortal).toMatchObject({
      person: null,
      object: { id: documentId, found: { kind: 'document', name: 'annual report.pdf' } },
    });
    expect(byFormer).toMatchObject({
      person: { id: 'nobody-any-more', name: null },
      object: { id: 'long-gone', found: null },
    });
    const [changed] = (await list('?action=member.roleChanged')).items;
    expect(changed?.object.found).toEqual({ kind: 'person', name: 'A owner' });
    const people = await owner.json<{ items: unknown[] }>('/api/audit/people');
    expect(people.items).toEqual([
      { id: ownerId, name: 'A owner' },
      { id: 'nobody-any-more', name: null },
    ]);
  });

  it('can be narrowed by time, person, deed, object and parts of ids', async () => {
    expect(await actionsOf('?action=quota.changed,member.roleChanged')).toEqual([
      'quota.changed',
      'member.roleChanged',
    ]);
    expect(new Set(await actionsOf(`?subject=${documentId}`))).toEqual(
      new Set(['document.expired', 'document.exported', 'document.uploaded']),
    );
    expect(await actionsOf(`?person=portal&subject=${documentId}`)).toEqual(['document.expired']);
    expect(await actionsOf('?person=nobody-any-more')).toEqual(['document.viewed']);
    expect(await actionsOf('?q=ONG-go')).toEqual(['document.viewed']);
    expect(await actionsOf('?q=192.0.2')).toEqual(['document.exported']);
    expect(await actionsOf('?q=%25')).toEqual([]);
    const [, , third] = (await list()).items;
    const at = encodeURIComponent(third!.at);
    expect((await list(`?from=${at}`)).items).toContainEqual(third);
    expect((await list(`?to=${at}`)).items).not.toContainEqual(third);
    expect((await owner.fetch('/api/audit?action=everything')).status).toBe(400);
    expect((await owner.fetch('/api/audit?from=yesterday')).status).toBe(400);
  });

  it('is for those who may read it, and of one team only', async () => {
    const stranger = await portal.person('owner');
    expect((await list('?limit=200', stranger)).items.map(({ object }) => object.id)).not.toContain(
      documentId,
    );
    for (const role of ['analyst', 'annotator', 'viewer'] as const) {
      const person = await portal.person(role, owner.teamId);
      for (const path of ['/api/audit', '/api/audit/people', '/api/audit/verify', '/api/audit.csv']) {
        expect((await person.fetch(path)).status).toBe(403);
      }
    }
    const admin = await portal.person('admin', owner.teamId);
    expect((await admin.fetch('/api/audit')).status).toBe(200);
  });
});

describe('the audit log as a file', () => {
  it('holds all that the chain is made of: anybody can compute it again', async () => {
    const rows = parse(await (await owner.fetch('/api/audit.csv')).text());
    const check = await owner.json<ChainCheckAnswer>('/api/audit/verify');
    let previous = '0'.repeat(64);
    for (const [index, row] of rows.entries()) {
      expect(row['sequence']).toBe(String(index + 1));
      expect(row['previousHash']).toBe(previous);
      previous = recomputed(row);
      expect(row['hash']).toBe(previous);
    }
    // The export itself is an event, written before the file left and after what is in it.
    expect(check.events).toBe(rows.length + 1);
    expect(rows.map((row) => row['subject'])).toContain("'=1+1");
    const [last] = (await list('?limit=1')).items;
    expect(last).toMatchObject({
      action: 'audit.exported',
      person: { id: ownerId },
      previousHash: previous,
      hash: check.head?.hash,
    });
  });

  it('is checked by the few lines that docs/audit.md prints, which find what somebody changed in it', async () => {
    const manual = await readFile(path.resolve(import.meta.dirname, '../../../../docs/audit.md'), 'utf8');
    const folder = await mkdtemp(path.join(tmpdir(), 'quantadvisor-audit-'));
    const [script, file] = [path.join(folder, 'check-chain.mjs'), path.join(folder, 'audit.csv')];
    await writeFile(script, /```js\n(.*?)```/s.exec(manual)?.[1] ?? '');
    const check = async (text: string) => {
      await writeFile(file, text);
      const done = promisify(execFile)(process.execPath, [script, file]).catch((error: unknown) => error);
      return ((await done) as { stdout: string }).stdout.trim();
    };
    const text = await (await owner.fetch('/api/audit.csv')).text();
    const { length, [length - 1]: last } = parse(text);
    expect(await check(text)).toBe(`${length} events, unbroken. Head: ${length}:${last?.['hash']}`);
    expect(await check(text.replace('192.0.2.7', '192.0.2.8'))).toMatch(/^broken at line \d+: #\d+$/);
    expect(await check(text.replace(/\n3,.*?\r\n/, '\n'))).toBe('broken at line 4: #4');
    await rm(folder, { recursive: true });
  });

  it('holds what the filter lets through, and no formula', async () => {
    await portal.server.database.user.update({ where: { id: ownerId }, data: { name: '=HYPERLINK("x")' } });
    const file = await owner.fetch('/api/audit.csv?action=quota.changed,member.roleChanged');
    const rows = parse(await file.text());
    expect(rows.map(({ action }) => action)).toEqual(['member.roleChanged', 'quota.changed']);
    expect(rows.map(({ actor }) => actor)).toEqual(Array(2).fill(`'=HYPERLINK("x")`));
    expect(rows.map((row) => recomputed(row))).toEqual(rows.map(({ hash }) => hash));
    const cells = rows.flatMap((row) => Object.values(row));
    expect(
      cells.flatMap((cell) => cell.split(/[;\t\r\n]/)).filter((part) => /^\s*[=+@-]/.test(part)),
    ).toEqual([]);
  });

  it('is whole where the chain is longer than what is read at a time', async () => {
    const { teamId } = await portal.person('owner');
    const member = await portal.person('admin', teamId);
    await inTeam(portal.server.database, teamId, (transaction) =>
      appendAuditEvents(
        transaction,
        { teamId, userId: null },
        Array.from({ length: 2_100 }, (_, n) => ({ action: 'document.purged', subject: `d${n}` })),
      ),
    );
    const rows = parse(await (await member.fetch('/api/audit.csv?action=document.purged')).text());
    expect(rows.map(({ subject }) => subject)).toEqual(Array.from({ length: 2_100 }, (_, n) => `d${n}`));
    expect(await member.json('/api/audit/verify')).toMatchObject({ broken: null });
  });
});

describe('the check of a chain', () => {
  it('says since when it is unbroken, and finds a cut end by a head that the log kept', async () => {
    const check = await owner.json<ChainCheckAnswer>('/api/audit/verify');
    const { items } = await list('?limit=200');
    expect(check).toEqual({
      events: items.length,
      since: items.at(-1)?.at,
      head: { teamId: owner.teamId, sequence: items.length, hash: items[0]?.hash },
      broken: null,
    });
    const head = `${items.length}:${items[0]?.hash}`;
    expect(await owner.json(`/api/audit/verify?head=${head}`)).toMatchObject({ broken: null });
    const database = createDatabase(portal.databaseUrl, { reach: 'owner' });
    await database.auditEvent.deleteMany({
      where: { teamId: owner.teamId, sequence: { gte: items.length - 1 } },
    });
    await database.$disconnect();
    expect(await owner.json('/api/audit/verify')).toMatchObject({ broken: null });
    expect(await owner.json(`/api/audit/verify?head=${head}`)).toMatchObject({
      broken: { sequence: items.length, why: 'cut' },
    });
    expect((await owner.fetch('/api/audit/verify?head=12')).status).toBe(400);
  });
});

describe('the audit log of the portal', () => {
  it('is a chain of its own, for portal admins', async () => {
    const doer = { teamId: 'portal', userId: ownerId };
    await inTeam(portal.server.database, 'portal', (transaction) =>
      appendAuditEvents(transaction, doer, [{ action: 'person.disabled', subject: 'someone' }]),
    );
    for (const path of ['/api/portal/audit', '/api/portal/audit/people', '/api/portal/audit/verify']) {
      expect((await owner.fetch(path)).status).toBe(403);
    }
    const admin = await portal.person('viewer');
    await portal.server.database.user.update({ where: { email: admin.email }, data: { role: 'admin' } });
    const { items } = await admin.json<AuditPage>('/api/portal/audit?action=person.disabled');
    expect(items).toEqual([
      expect.objectContaining({ action: 'person.disabled', person: expect.anything() }),
    ]);
    expect(await admin.json('/api/portal/audit/verify')).toMatchObject({ broken: null });
    expect(await admin.json('/api/portal/audit/people')).toMatchObject({ items: [{ id: ownerId }] });
  });
});

/** The hash of an event from its line alone, as docs/audit.md describes it. */
function recomputed(row: Record<string, string>): string {
  const cell = (name: string) => {
    const text = (row[name] ?? '').replace(/^'(?=[=+\-@])/, '');
    return text === '' ? null : text;
  };
  const details = row['details'] ? sorted(JSON.parse(row['details'])) : null;
  const said = [
    cell('previousHash'),
    cell('teamId'),
    Number(cell('sequence')),
    cell('at'),
    cell('actorId'),
    cell('action'),
    cell('subject'),
    details,
    cell('ipAddress'),
    cell('requestId'),
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}

/** The lines of a CSV file (RFC 4180) by the names in its header. */
function parse(csv: string): Record<string, string>[] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    lines.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') lines.push([]);
  }
  const [header = [], ...rows] = lines.slice(0, -1);
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}
