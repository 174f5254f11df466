import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiKey, OwnSession } from '@gemmavision/domain/access';
import type { Problem } from '@gemmavision/domain/contract';
import { portalChain } from '@gemmavision/domain/audit';
import { createDatabase } from '@gemmavision/db';
import { verifyAuditChain } from '@gemmavision/db/audit';
import { signIn, startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

const password = 'correct horse battery';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.close());

const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

const isGood = async (cookie: string) =>
  (await fetch(`${portal.url}/api/me`, { headers: { cookie } })).status === 200;

const sessionsOf = async (person: Person) =>
  (await person.json<{ items: OwnSession[] }>('/api/me/sessions')).items;

const eventsOf = (person: Person) =>
  portal.server.database.auditEvent.findMany({
    where: { teamId: person.teamId, actorId: { not: null } },
    orderBy: { sequence: 'asc' },
    select: { action: true, details: true },
  });

describe('sessions of one’s own', () => {
  it('are listed with device and address, and end at once, one or all others', async () => {
    const person = await portal.person('viewer');
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const credentials = post({ email: person.email, password }, { 'user-agent': agent });
    const answer = await fetch(`${portal.url}/api/auth/sign-in/email`, credentials);
    const second = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    const third = await signIn(portal.url, person.email, password);

    const listed = await sessionsOf(person);
    expect(listed).toHaveLength(3);
    expect(listed.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
    const withFirefox = listed.find(({ device }) => device === 'Firefox on Linux');
    expect(withFirefox).toMatchObject({ ipAddress: expect.stringContaining('127.0.0.1'), isCurrent: false });
    expect(JSON.stringify(listed)).not.toContain(second.split('=')[1]!.split('.')[0]!);

    await Promise.all([isGood(second), isGood(third)]);
    expect((await person.fetch(`/api/me/sessions/${withFirefox!.id}`, { method: 'DELETE' })).status).toBe(
      204,
    );
    expect([await isGood(second), await isGood(third)]).toEqual([false, true]);
    expect(await person.json('/api/me/sessions', { method: 'DELETE' })).toEqual({ ended: 1 });
    expect([await isGood(third), await isGood(person.cookie)]).toEqual([false, true]);
    expect((await eventsOf(person)).filter(({ action }) => action === 'session.revoked')).toHaveLength(2);
  });

  it('are nobody else’s to end, nor an API key’s', async () => {
    const [person, other] = await Promise.all([portal.person('analyst'), portal.person('owner')]);
    const [own] = await sessionsOf(person);
    expect((await other.fetch(`/api/me/sessions/${own!.id}`, { method: 'DELETE' })).status).toBe(404);
    const { key } = await person.json<ApiKey & { key: string }>('/api/api-keys', post({ name: 'robot' }));
    const authorization = `Bearer ${key}`;
    for (const [method, path] of [
      ['GET', '/api/me/sessions'],
      ['DELETE', '/api/me/sessions'],
      ['DELETE', `/api/me/sessions/${own!.id}`],
      ['GET', '/api/me/security'],
      ['DELETE', '/api/me/passkeys/any'],
    ] as const) {
      const answer = await fetch(portal.url + path, { method, headers: { authorization } });
      expect([path, answer.status]).toEqual([path, 403]);
    }
    expect(await isGood(person.cookie)).toBe(true);
  });
});

describe('a token', () => {
  it('is not the one that came with the sign-in, and that one is not taken over', async () => {
    const [attacker, person] = await Promise.all([portal.person('viewer'), portal.person('viewer')]);
    for (const planted of [attacker.cookie, 'better-auth.session_token=made-up.signature']) {
      const request = post({ email: person.email, password }, { cookie: planted });
      const answer = await fetch(`${portal.url}/api/auth/sign-in/email`, request);
      const given = answer.headers.getSetCookie()[0]!.split(';')[0]!;
      expect(given).not.toBe(planted.split('; ')[0]);
      const me = await (await fetch(`${portal.url}/api/me`, { headers: { cookie: given } })).json();
      expect(me).toMatchObject({ user: { email: person.email } });
    }
    expect(await attacker.json('/api/me')).toMatchObject({ user: { email: attacker.email } });
  });

  it('is of no use after sign-out, however it is signed', async () => {
    const person = await portal.person('viewer');
    expect(await isGood(person.cookie)).toBe(true);
    expect((await person.fetch('/api/auth/sign-out', post({}))).status).toBe(200);
    expect(await isGood(person.cookie)).toBe(false);
    const still = await person.fetch('/api/auth/get-session');
    expect(await still.json()).toBeNull();
  });

  it('is of no use after the password was changed, wherever it is', async () => {
    const person = await portal.person('viewer');
    const elsewhere = await signIn(portal.url, person.email, password);
    const change = { currentPassword: password, newPassword: 'another long secret' };
    const changed = await person.fetch('/api/auth/change-password', post(change));
    const renewed = changed.headers.getSetCookie()[0]!.split(';')[0]!;
    expect(await Promise.all([person.cookie, elsewhere, renewed].map(isGood))).toEqual([false, false, true]);
    await expect(signIn(portal.url, person.email, password)).rejects.toThrow('401');
    await signIn(portal.url, person.email, change.newPassword);
  });

  it('is of no use to somebody disabled, who cannot get another', async () => {
    const person = await portal.person('viewer');
    expect(await isGood(person.cookie)).toBe(true);
    await portal.server.database.user.update({ where: { email: person.email }, data: { banned: true } });
    expect(await isGood(person.cookie)).toBe(false);
    await expect(signIn(portal.url, person.email, password)).rejects.toThrow('403');
    await portal.server.database.user.update({ where: { email: person.email }, data: { banned: false } });
    await signIn(portal.url, person.email, password);
  });
});

describe('a new password', () => {
  it.each(['short', 'aaaaaaaaaaaaaaa', 'x'.repeat(200)])(
    'is refused when it is weak: %s',
    async (newPassword) => {
      const person = await portal.person('viewer');
      const body = { currentPassword: password, newPassword };
      const answer = await person.fetch('/api/auth/change-password', post(body));
      expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([400, 'invalid_request']);
      expect(await isGood(person.cookie)).toBe(true);
    },
  );

  it('wants the old one', async () => {
    const person = await portal.person('viewer');
    const body = { currentPassword: 'wrong horse battery', newPassword: 'another long secret' };
    expect((await person.fetch('/api/auth/change-password', post(body))).status).toBe(400);
    await signIn(portal.url, person.email, password);
  });
});

describe('the audit log', () => {
  it('tells of every sign-in, sign-out and change, in the person’s team', async () => {
    const person = await portal.person('analyst');
    const key = await person.json<ApiKey>('/api/api-keys', post({ name: 'robot', scope: 'read' }));
    await person.fetch(`/api/api-keys/${key.id}`, { method: 'DELETE' });
    const change = { currentPassword: password, newPassword: 'another long secret' };
    const changed = await person.fetch('/api/auth/change-password', post(change));
    const cookie = changed.headers.getSetCookie()[0]!.split(';')[0]!;
    await person.fetch('/api/auth/sign-out', post({}, { cookie }));
    expect(await eventsOf(person)).toEqual([
      { action: 'session.signedIn', details: { by: 'password' } },
      { action: 'apiKey.made', details: { scope: 'read' } },
      { action: 'apiKey.revoked', details: null },
      { action: 'account.changed', details: { what: 'password' } },
      { action: 'session.signedOut', details: null },
    ]);
  });

  it('tells of failed sign-ins in the portal’s chain, without the address that was tried', async () => {
    const person = await portal.person('viewer');
    const unknown = 'nobody.in.particular@example.com';
    for (const email of [person.email, unknown]) {
      const answer = await fetch(
        `${portal.url}/api/auth/sign-in/email`,
        post({ email, password: 'wrong horse' }),
      );
      expect(answer.status).toBe(401);
    }
    const events = await portal.server.database.auditEvent.findMany({
      where: { teamId: portalChain, action: 'session.refused' },
      orderBy: { sequence: 'desc' },
      take: 2,
    });
    const { id } = await portal.server.database.user.findUniqueOrThrow({ where: { email: person.email } });
    expect(events.map(({ actorId, subject }) => [actorId, subject])).toEqual([
      [null, 'unknown'],
      [id, id],
    ]);
    expect(events[0]).toMatchObject({
      ipAddress: expect.stringContaining('127.0.0.1'),
      details: { by: 'password' },
    });
    expect(events[0]!.requestId).not.toBeNull();
    expect(JSON.stringify(events)).not.toContain(unknown);
    expect((await verifyAuditChain(portal.server.database, portalChain)).broken).toBeNull();
  });

  it('that cannot be written lets nobody in', async () => {
    const person = await portal.person('viewer');
    const owner = createDatabase(portal.databaseUrl, { reach: 'owner' });
    await owner.$executeRaw`REVOKE INSERT ON "AuditEvent" FROM quantadvisor_app`;
    const answer = await fetch(
      `${portal.url}/api/auth/sign-in/email`,
      post({ email: person.email, password }),
    );
    await owner.$executeRaw`GRANT INSERT ON "AuditEvent" TO quantadvisor_app`;
    await owner.$disconnect();
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([500, []]);
    expect((await answer.json()) as Problem).toMatchObject({ code: 'internal' });
  });
});
