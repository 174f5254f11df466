import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { markReferenceChanged } from '@gemmavision/db/reference';
import { seedReferenceData } from '@gemmavision/db/seed';
import type { ApiKey } from '@gemmavision/domain/access';
import type { Model } from '@gemmavision/domain/models';
import type { ReferenceCache, ReferenceState } from '@gemmavision/domain/reference';
import { portalAdmin } from '../../../../testing/portal-admin.ts';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';
import { startServer, type RunningServer } from '../server.ts';

/** A second api on the same database, as a second process would be: nothing is shared but database and Redis. */
function secondApi(portal: TestPortal): Promise<RunningServer> {
  const { settings, databaseUrl } = portal;
  return startServer({ settings, databaseUrl, logger: pino({ level: 'silent' }), version: 'test' });
}

const nameOf = async (answer: Response) => ((await answer.json()) as Model).name;

describe.each([
  ['without Redis', { queue: 'postgres' }],
  ['with Redis', { queue: 'redis' }],
  // Nothing listens on the discard port.
  ['with a Redis that is down', { environment: { REDIS_URL: 'redis://127.0.0.1:9' } }],
] as const)('kept answers %s', (_name, options) => {
  let portal: TestPortal;
  let second: RunningServer;
  let viewer: Person;
  let admin: Person;
  let cookie = '';

  beforeAll(async () => {
    portal = await startPortal(options);
    await seedReferenceData(portal.server.database);
    second = await secondApi(portal);
    viewer = await portal.person('viewer');
    admin = await portalAdmin(portal);
    cookie = viewer.cookie;
  });
  afterAll(async () => {
    await second.close();
    await portal.close();
  });

  const atSecond = (target: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${second.port}${target}`, {
      ...init,
      headers: { cookie, ...(init.headers as Record<string, string>) },
    });
  const rename = (name: string) =>
    portal.server.database.$transaction(async (transaction) => {
      await transaction.model.update({ where: { id: 'gemma-3-4b' }, data: { name } });
      await markReferenceChanged(transaction);
    });

  it('have a strong validator and are not sent twice', async () => {
    const plain = await viewer.fetch('/api/models', { headers: { 'accept-encoding': 'identity' } });
    const small = await viewer.fetch('/api/models', { headers: { 'accept-encoding': 'gzip' } });
    expect(plain.headers.get('cache-control')).toContain('private, no-cache');
    const etags = [plain, small].map((answer) => answer.headers.get('etag') ?? '');
    expect(etags[0]).toMatch(/^"[\w-]+"$/);
    expect(etags[0]).not.toBe(etags[1]);
    expect(await plain.json()).toEqual(await small.json());
    // Other bytes under the same validator would not be strong.
    const brotli = await viewer.fetch('/api/models', { headers: { 'accept-encoding': 'br' } });
    expect([brotli.headers.get('content-encoding'), brotli.headers.get('etag')]).toEqual([null, etags[0]]);
    const again = await viewer.fetch('/api/models', {
      headers: { 'accept-encoding': 'identity', 'if-none-match': etags[0] ?? '' },
    });
    expect([again.status, (await again.text()).length]).toEqual([304, 0]);
    expect((await viewer.fetch('/api/models', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it('are dropped in every process as soon as data changed', async () => {
    for (const name of ['First name', 'Second name']) {
      await rename(name);
      expect(await nameOf(await viewer.fetch('/api/models/gemma-3-4b'))).toBe(name);
      expect(await nameOf(await atSecond('/api/models/gemma-3-4b'))).toBe(name);
    }
  });

  it('are not given to who may not read, or no longer', async () => {
    const passing = await portal.person('viewer');
    const read = (init?: RequestInit) => passing.fetch('/api/models', init);
    const etag = (await read()).headers.get('etag') ?? '';
    expect((await fetch(`${portal.url}/api/models`)).status).toBe(401);
    await portal.server.database.session.deleteMany({ where: { user: { email: passing.email } } });
    expect((await read({ headers: { 'if-none-match': etag } })).status).toBe(401);
  });

  it('are cleared by an admin, who finds it in the audit, and by nobody else', async () => {
    expect((await viewer.fetch('/api/reference/cache', { method: 'DELETE' })).status).toBe(403);
    await viewer.fetch('/api/models');
    await viewer.fetch('/api/models');
    const before = await admin.json<ReferenceCache>('/api/reference/cache');
    const isDown = 'environment' in options;
    expect(before.available).toBe(!isDown);
    expect(before.hits).toBeGreaterThan(0);
    const age = Date.now() - Date.parse(before.oldestAt ?? '');
    expect(age).toBeGreaterThanOrEqual(0);
    expect(age).toBeLessThan(2 * 60 * 60 * 1000);
    if (!isDown) expect(before.entries).toBeGreaterThan(0);

    await portal.server.database.model.update({ where: { id: 'gemma-3-4b' }, data: { name: 'By hand' } });
    expect((await admin.fetch('/api/reference/cache', { method: 'DELETE' })).status).toBe(204);
    const after = await admin.json<ReferenceCache>('/api/reference/cache');
    expect([after.entries, after.oldestAt]).toEqual([0, null]);
    expect(await nameOf(await atSecond('/api/models/gemma-3-4b'))).toBe('By hand');
    const events = await portal.server.database.auditEvent.findMany({ where: { action: 'cache.cleared' } });
    expect(events).toEqual([expect.objectContaining({ teamId: admin.teamId })]);
  });

  it('say since when the data is as it is', async () => {
    const before = await viewer.json<ReferenceState>('/api/reference/state');
    expect(before.datasets.map(({ id }) => id)).toContain('gemma3-benchmarks');
    await rename('Later');
    const after = await viewer.json<ReferenceState>('/api/reference/state');
    expect(Date.parse(after.changedAt ?? '')).toBeGreaterThan(Date.parse(before.changedAt ?? ''));
  });

  it('leave roles, sessions and keys to the database: a change acts on the next request, in every process', async () => {
    const person = await portal.person('analyst');
    const made = await person.json<ApiKey & { key: string }>('/api/api-keys', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'nightly' }),
    });
    const ways = [{ cookie: person.cookie }, { authorization: `Bearer ${made.key}` }];
    const statuses = async (target: string) => {
      const asked = [portal.url, `http://127.0.0.1:${second.port}`].flatMap((url) =>
        ways.map((headers) => fetch(url + target, { headers: Object.fromEntries(Object.entries(headers)) })),
      );
      return (await Promise.all(asked)).map(({ status }) => status);
    };
    expect(await statuses('/api/audit')).toEqual([403, 403, 403, 403]);
    const { database } = portal.server;
    await database.member.updateMany({ where: { user: { email: person.email } }, data: { role: 'admin' } });
    expect(await statuses('/api/audit')).toEqual([200, 200, 200, 200]);
    await database.apikey.update({ where: { id: made.id }, data: { enabled: false } });
    expect(await statuses('/api/models')).toEqual([200, 401, 200, 401]);
    await database.session.updateMany({
      where: { user: { email: person.email } },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    expect(await statuses('/api/models')).toEqual([401, 401, 401, 401]);
  });
});
