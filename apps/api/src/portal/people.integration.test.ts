import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyAuditChain } from '@gemmavision/db/audit';
import { portalChain } from '@gemmavision/domain/audit';
import { portalContract, type PortalPerson } from '@gemmavision/domain/portal';
import { portalAdmin, type PortalAdmin } from '../../../../testing/portal-admin.ts';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

let portal: TestPortal;
let admin: PortalAdmin;
beforeAll(async () => {
  portal = await startPortal();
  admin = await portalAdmin(portal);
});
afterAll(() => portal.close());

const find = async (email: string): Promise<PortalPerson> => {
  const { items } = await admin.json<{ items: PortalPerson[] }>(`/api/portal/people?q=${email}`);
  expect(items).toHaveLength(1);
  return items[0]!;
};
const somebody = async (...given: Parameters<TestPortal['person']>) => {
  const person = await portal.person(...given);
  return { ...person, id: (await find(person.email)).id };
};
const change = (id: string, body: object) => admin.send('PATCH', `/api/portal/people/${id}`, body);
const signedIn = async (person: Person) => (await person.fetch('/api/me')).status;
const eventsOf = (teamId: string, subject: string) =>
  portal.server.database.auditEvent.findMany({
    where: { teamId, subject },
    orderBy: { sequence: 'asc' },
    select: { action: true, actorId: true, details: true },
  });

describe('every endpoint of the portal', () => {
  const target = (name: string) => name.split(' ')[1]!.replace(/:\w+/g, '1');

  it.each(Object.keys(portalContract))('%s is for sessions of portal admins alone', async (name) => {
    const method = name.split(' ')[0]!;
    const owner = await portal.person('owner');
    expect((await fetch(portal.url + target(name), { method })).status).toBe(401);
    expect((await owner.fetch(target(name), { method })).status).toBe(403);
    const headers = { authorization: `Bearer ${await admin.makeKey()}` };
    expect((await fetch(portal.url + target(name), { method, headers })).status).toBe(403);
  });
});

describe('the list of people', () => {
  it('says who somebody is and in which teams, and goes through everybody once', async () => {
    const analyst = await somebody('analyst', admin.teamId);
    await analyst.json('/api/me');
    expect(await find(analyst.email)).toEqual({
      id: analyst.id,
      name: 'A analyst',
      email: analyst.email,
      teams: [{ id: admin.teamId, name: 'Test team', role: 'analyst' }],
      isPortalAdmin: false,
      disabled: null,
      secondFactor: { hasAuthenticatorApp: false, passkeys: 0 },
      sessions: 1,
      lastActiveAt: expect.any(String),
      createdAt: expect.any(String),
    });
    expect((await find(admin.email)).isPortalAdmin).toBe(true);

    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const next: string = cursor === null ? '' : `&cursor=${cursor}`;
      const page: { items: PortalPerson[]; nextCursor: string | null } = await admin.json(
        `/api/portal/people?limit=2${next}`,
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(await portal.server.database.user.count());
    expect((await admin.fetch('/api/portal/people?cursor=made-up')).status).toBe(400);
  });

  it('looks for a percent sign as such', async () => {
    expect(await admin.json('/api/portal/people?q=%25')).toEqual({ items: [], nextCursor: null });
  });
});

describe('an account', () => {
  it('is refused as soon as it is disabled, and may sign in again when it is enabled', async () => {
    const analyst = await somebody('analyst', admin.teamId);
    const answer = await change(analyst.id, { disabled: { reason: 'left the company' } });
    expect((await answer.json()) as PortalPerson).toMatchObject({
      disabled: { reason: 'left the company' },
      sessions: 0,
    });
    expect(await signedIn(analyst)).toBe(401);

    await change(analyst.id, { disabled: null });
    expect((await find(analyst.email)).disabled).toBeNull();
    // The sessions of before do not come back.
    expect(await signedIn(analyst)).toBe(401);
    const events = await eventsOf(portalChain, analyst.id);
    expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['person.disabled', admin.id],
      ['person.enabled', admin.id],
    ]);
    expect(JSON.stringify(events)).not.toContain('left');
  });

  it('is not disabled without a reason, nor two things changed at once', async () => {
    const { id } = await somebody('viewer');
    for (const body of [{ disabled: { reason: ' ' } }, {}, { disabled: null, isPortalAdmin: true }])
      expect((await change(id, body)).status).toBe(400);
    expect((await change('nobody', { disabled: null })).status).toBe(404);
  });

  it('loses every session when a portal admin ends them, and may sign in again', async () => {
    const viewer = await somebody('viewer');
    const ended = await admin.json(`/api/portal/people/${viewer.id}/sessions`, { method: 'DELETE' });
    expect(ended).toEqual({ ended: 1 });
    expect(await signedIn(viewer)).toBe(401);
    expect(await find(viewer.email)).toMatchObject({ disabled: null, sessions: 0 });
    const nobody = await admin.fetch('/api/portal/people/nobody/sessions', { method: 'DELETE' });
    expect(nobody.status).toBe(404);
  });
});

describe('the rights of a portal admin', () => {
  it('are given and taken, and act on the next request', async () => {
    const other = await somebody('viewer');
    const ask = async () => (await other.fetch('/api/portal/people')).status;
    expect(await ask()).toBe(403);
    await change(other.id, { isPortalAdmin: true });
    expect(await ask()).toBe(200);
    await change(other.id, { isPortalAdmin: false });
    expect(await ask()).toBe(403);
    const events = await eventsOf(portalChain, other.id);
    expect(events.map(({ action }) => action)).toEqual(['portalAdmin.granted', 'portalAdmin.revoked']);
  });

  it('cannot be taken from oneself, so that somebody always has them', async () => {
    for (const body of [{ isPortalAdmin: false }, { disabled: { reason: 'enough' } }])
      expect((await change(admin.id, body)).status).toBe(409);
    expect((await admin.fetch(`/api/portal/people/${admin.id}`, { method: 'DELETE' })).status).toBe(409);
  });

  it('stay with one of two who take them from each other at once', async () => {
    const [one, two] = [await portalAdmin(portal), await portalAdmin(portal)];
    const answers = await Promise.all([
      one.send('PATCH', `/api/portal/people/${two.id}`, { isPortalAdmin: false }),
      two.send('PATCH', `/api/portal/people/${one.id}`, { isPortalAdmin: false }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  it('show nothing of the documents of a team that one is not in', async () => {
    const owner = await portal.person('owner');
    const uploaded = await owner.upload(Buffer.from('%PDF-1.4\n%%EOF'), 'secret-plan.pdf');
    const { id } = (await uploaded.json()) as { id: string };
    expect((await admin.fetch(`/api/documents/${id}`)).status).toBe(404);
    expect(await (await admin.fetch('/api/portal/people?limit=200')).text()).not.toContain('secret-plan');
  });
});

describe('deleting an account', () => {
  it('leaves its documents with the team, and takes its keys and sessions', async () => {
    const leaving = await somebody('analyst', admin.teamId);
    const uploaded = await leaving.upload(Buffer.from('%PDF-1.4\n%%EOF'), 'kept.pdf');
    const { id: documentId } = (await uploaded.json()) as { id: string };
    await leaving.fetch('/api/api-keys', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'nightly' }),
    });
    expect((await admin.fetch(`/api/portal/people/${leaving.id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await signedIn(leaving)).toBe(401);
    expect((await admin.fetch(`/api/documents/${documentId}`)).status).toBe(200);
    expect(await portal.server.database.apikey.count({ where: { referenceId: leaving.id } })).toBe(0);
    expect((await eventsOf(portalChain, leaving.id)).map(({ action }) => action)).toEqual([
      'account.deleted',
    ]);
    expect((await eventsOf(admin.teamId, leaving.id)).map(({ action }) => action)).toEqual([
      'member.removed',
    ]);
  });

  it('waits until somebody else owns their team', async () => {
    const owner = await somebody('owner');
    const remove = () => admin.fetch(`/api/portal/people/${owner.id}`, { method: 'DELETE' });
    expect((await remove()).status).toBe(409);
    expect(await signedIn(owner)).toBe(200);
    await portal.person('owner', owner.teamId);
    expect((await remove()).status).toBe(204);
  });

  it('leaves a chain that holds', async () => {
    const check = await verifyAuditChain(portal.server.database, portalChain);
    expect(check).toMatchObject({ broken: null });
    expect(check.events).toBeGreaterThan(5);
  });
});
