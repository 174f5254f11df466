import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { portalChain } from '@gemmavision/domain/audit';
import type { LlmHost, PortalLogLine, PortalSetting, PortalSystem } from '@gemmavision/domain/portal';
import { createLogger } from '@gemmavision/logging';
import { readOrCreateSecret } from '@gemmavision/settings';
import { portalAdmin, type PortalAdmin } from '../../../../testing/portal-admin.ts';
import { startPortal, type TestPortal } from '../../../../testing/portal.ts';
import { createRecentLog } from './recent-log.ts';

let portal: TestPortal;
let admin: PortalAdmin;
const recentLog = createRecentLog();
const logger = createLogger({ app: 'test', level: 'info', destination: recentLog });
beforeAll(async () => {
  portal = await startPortal({ logger, recentLog });
  admin = await portalAdmin(portal);
});
afterAll(() => portal.close());

describe('the system', () => {
  it('tells versions, checks and what somebody should look at', async () => {
    await readOrCreateSecret(portal.settings.dataDir, 'auth');
    await chmod(path.join(portal.settings.dataDir, 'secrets/auth'), 0o640);
    const system = await admin.json<PortalSystem>('/api/portal/system');
    expect(system).toMatchObject({
      version: 'test',
      nodeVersion: process.version,
      queue: 'postgres',
      storage: 'folder',
      liveWorkers: 0,
      checks: ['database', 'storage', 'queue'].map((name) => ({ name, isOk: true, detail: null })),
      database: { version: expect.stringMatching(/^\d+/), pendingMigrations: [], failedMigrations: [] },
    });
    expect(system.database?.bytes).toBeGreaterThan(1_000_000);
    expect(system.secrets).toContainEqual({ name: 'auth', mode: '640', isClosed: false });
    expect(system.warnings.join(' ')).toMatch(/No worker.*auth can be read by others \(mode 640\)/);
  });

  it('says when the database is not of this version of the portal', async () => {
    const { database } = portal.server;
    const [last] = await database.$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations ORDER BY migration_name DESC LIMIT 1`;
    await database.$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = ${last!.name}`;
    const system = await admin.json<PortalSystem>('/api/portal/system');
    expect(system.database).toMatchObject({
      pendingMigrations: [last!.name],
      failedMigrations: [last!.name],
    });
    expect(system.warnings.join(' ')).toContain(last!.name);
  });
});

describe('the settings', () => {
  it('are all there, and no secret is', async () => {
    const { items } = await admin.json<{ items: PortalSetting[] }>('/api/portal/settings');
    expect(items.find(({ variable }) => variable === 'PORT')).toMatchObject({ isSecret: false });
    const secrets = items.filter(({ isSecret }) => isSecret);
    expect(secrets.length).toBeGreaterThan(3);
    expect(secrets.filter(({ value }) => value !== null)).toEqual([]);
  });
});

describe('the log', () => {
  it('shows what went wrong lately, by level, as it was logged', async () => {
    logger.info('nothing of note');
    logger.warn({ email: 'canary@example.com' }, 'queue');
    logger.error({ req: { id: 'r1' } }, 'failed');
    const of = async (query: string) =>
      (await admin.json<{ items: PortalLogLine[] }>(`/api/portal/logs${query}`)).items;
    const all = await of('');
    expect(all.slice(0, 2).map(({ level, message, requestId }) => [level, message, requestId])).toEqual([
      ['error', 'failed', 'r1'],
      ['warn', 'queue', null],
    ]);
    expect(JSON.stringify(all)).not.toMatch(/canary|nothing of note/);
    expect((await of('?level=error')).every(({ level }) => level === 'error')).toBe(true);
    expect((await admin.fetch('/api/portal/logs?level=info')).status).toBe(400);
  });
});

describe('hosts of language models', () => {
  const open = (body: object) => admin.send('POST', '/api/portal/llm-hosts', body);
  const reason = 'It runs in our own cellar.';
  const close = (host: string, port: number) =>
    admin.fetch(`/api/portal/llm-hosts/${encodeURIComponent(host)}/${port}`, { method: 'DELETE' });

  it.each(['models.internal', '10.0.0.7', 'fd00::7'])('are opened and closed: %s', async (host) => {
    expect((await open({ host: ` ${host.toUpperCase()} `, port: 8000, reason })).status).toBe(201);
    const { items } = await admin.json<{ items: LlmHost[] }>('/api/portal/llm-hosts');
    expect(items).toEqual([{ host, port: 8000, reason, addedBy: 'A owner', addedAt: expect.any(String) }]);
    expect((await open({ host, port: 8000, reason })).status).toBe(409);
    expect((await close(host, 8001)).status).toBe(404);
    expect((await close(host, 8000)).status).toBe(204);
    expect(await admin.json('/api/portal/llm-hosts')).toEqual({ items: [] });
    const subject = host.includes(':') ? `[${host}]:8000` : `${host}:8000`;
    const events = await portal.server.database.auditEvent.findMany({
      where: { teamId: portalChain, subject },
    });
    expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['llm.hostAllowed', admin.id],
      ['llm.hostRemoved', admin.id],
    ]);
  });

  it.each([
    { host: 'http://models.internal', port: 80 },
    { host: 'a/b', port: 80 },
    { host: 'me@models', port: 80 },
    { host: '*', port: 80 },
    { host: '[fd00::7]', port: 80 },
    { host: 'models', port: 0 },
    { host: 'models', port: 70_000 },
  ])('are nothing but a host and a port, not %j', async (body) => {
    expect((await open({ ...body, reason })).status).toBe(400);
  });

  it('are not opened without a reason', async () => {
    expect((await open({ host: 'models', port: 80 })).status).toBe(400);
  });
});
