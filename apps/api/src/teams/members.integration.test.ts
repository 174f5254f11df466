import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@gemmavision/domain/access';
import type { Problem } from '@gemmavision/domain/contract';
import type { TeamMember } from '@gemmavision/domain/teams';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.close());

const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const idOf = async (person: Person) => (await person.json<{ user: { id: string } }>('/api/me')).user.id;
const roleOf = async (person: Person) => (await person.json<{ role?: Role }>('/api/me')).role;
const give = async (doer: Person, whom: Person, role: Role) =>
  doer.fetch(`/api/team/members/${await idOf(whom)}`, json('PATCH', { role }));
const remove = async (doer: Person, whom: Person) =>
  doer.fetch(`/api/team/members/${await idOf(whom)}`, { method: 'DELETE' });
const leave = (person: Person) => person.fetch('/api/team/leave', { method: 'POST' });
const membersOf = (person: Person, query = '') =>
  person.json<{ items: TeamMember[]; nextCursor: string | null }>(`/api/team/members${query}`);
const eventsOf = async (teamId: string) =>
  portal.server.database.auditEvent.findMany({ where: { teamId }, orderBy: { sequence: 'asc' } });

async function makeKey(person: Person): Promise<string> {
  return (await person.json<{ key: string }>('/api/api-keys', json('POST', { name: 'nightly' }))).key;
}
const withKey = (key: string) =>
  fetch(`${portal.url}/api/documents`, { headers: { authorization: `Bearer ${key}` } });

describe('the team', () => {
  it('is named, counted, and says one’s own role', async () => {
    const owner = await portal.person();
    const viewer = await portal.person('viewer', owner.teamId);
    expect(await viewer.json('/api/team')).toMatchObject({
      id: owner.teamId,
      name: 'Test team',
      members: 2,
      role: 'viewer',
    });
  });

  it('is renamed by those who look after its people, and the audit log has it without the name', async () => {
    const owner = await portal.person();
    const analyst = await portal.person('analyst', owner.teamId);
    expect((await analyst.fetch('/api/team', json('PATCH', { name: 'Ours' }))).status).toBe(403);
    expect(await owner.json('/api/team', json('PATCH', { name: '  Treasury ' }))).toMatchObject({
      name: 'Treasury',
    });
    const last = (await eventsOf(owner.teamId)).at(-1);
    expect([last?.action, last?.actorId, last?.details]).toEqual(['team.renamed', await idOf(owner), null]);
  });

  it('is made by portal admins only, unless the setting says everybody', async () => {
    const owner = await portal.person();
    expect((await owner.fetch('/api/teams', json('POST', { name: 'Second' }))).status).toBe(403);
    await portal.server.database.user.update({ where: { email: owner.email }, data: { role: 'admin' } });
    const made = await owner.json<{ id: string }>('/api/teams', json('POST', { name: 'Second' }));
    const me = await owner.json<{ teams: unknown[]; mayMakeTeams: boolean }>('/api/me');
    expect(me.mayMakeTeams).toBe(true);
    expect(me.teams).toContainEqual({ id: made.id, name: 'Second', role: 'owner' });
    const [first] = await eventsOf(made.id);
    expect([first?.action, first?.actorId]).toEqual(['team.created', await idOf(owner)]);
    const key = await makeKey(owner);
    const byKey = await fetch(`${portal.url}/api/teams`, {
      ...json('POST', { name: 'Third' }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    });
    expect(byKey.status).toBe(403);
  });
});

describe('the people of a team', () => {
  it('come in pages, the longest there first, and never those of another team', async () => {
    const owner = await portal.person();
    const others: Person[] = [];
    for (const role of ['admin', 'analyst', 'viewer'] as const)
      others.push(await portal.person(role, owner.teamId));
    await portal.person();
    const first = await membersOf(owner, '?limit=3');
    const second = await membersOf(owner, `?limit=3&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ email }) => email)).toEqual(
      [owner, ...others].map(({ email }) => email),
    );
    expect([first.items.length, second.nextCursor]).toEqual([3, null]);
  });

  it('show how safe and how alive an account is only to those who look after them', async () => {
    const owner = await portal.person();
    const viewer = await portal.person('viewer', owner.teamId);
    const disabled = await portal.person('analyst', owner.teamId);
    await portal.server.database.user.update({
      where: { email: disabled.email },
      data: { banned: true, twoFactorEnabled: true },
    });
    const seen = (await membersOf(owner)).items.find(({ email }) => email === disabled.email);
    expect(seen).toMatchObject({ isDisabled: true, hasSecondFactor: true });
    expect(Date.parse(seen?.lastActiveAt ?? '')).toBeGreaterThan(Date.now() - 600_000);
    for (const one of (await membersOf(viewer)).items)
      expect(one).toMatchObject({ isDisabled: null, hasSecondFactor: null, lastActiveAt: null });
  });

  it('get other roles, which hold on their next request, and lose the keys that the new role may not have', async () => {
    const owner = await portal.person();
    const person = await portal.person('analyst', owner.teamId);
    const key = await makeKey(person);
    expect((await withKey(key)).status).toBe(200);
    expect((await give(owner, person, 'viewer')).status).toBe(200);
    expect((await person.fetch('/api/api-keys')).status).toBe(403);
    expect((await withKey(key)).status).toBe(401);
    expect((await give(owner, person, 'admin')).status).toBe(200);
    expect((await person.fetch('/api/team/invitations')).status).toBe(200);
    const events = (await eventsOf(owner.teamId)).map(({ action, details }) => [action, details]);
    expect(events).toContainEqual(['member.roleChanged', { from: 'analyst', to: 'viewer' }]);
    expect(events.map(([action]) => action)).toContain('apiKey.revoked');
  });

  it('write nothing down when the role is the one they have', async () => {
    const owner = await portal.person();
    const person = await portal.person('analyst', owner.teamId);
    const before = (await eventsOf(owner.teamId)).length;
    expect((await give(owner, person, 'analyst')).status).toBe(200);
    expect((await eventsOf(owner.teamId)).length).toBe(before);
  });

  it('are not made owners, nor are owners touched, by an admin; and nobody raises themselves', async () => {
    const owner = await portal.person();
    const admin = await portal.person('admin', owner.teamId);
    const analyst = await portal.person('analyst', owner.teamId);
    expect((await give(admin, analyst, 'owner')).status).toBe(403);
    expect((await give(admin, owner, 'viewer')).status).toBe(403);
    expect((await remove(admin, owner)).status).toBe(403);
    expect((await give(admin, admin, 'owner')).status).toBe(403);
    expect((await give(analyst, analyst, 'admin')).status).toBe(403);
    expect((await give(admin, analyst, 'annotator')).status).toBe(200);
    expect((await give(admin, admin, 'analyst')).status).toBe(200);
    expect(await roleOf(admin)).toBe('analyst');
    expect((await give(admin, admin, 'admin')).status).toBe(403);
  });

  it('of another team are not there', async () => {
    const owner = await portal.person();
    const stranger = await portal.person();
    expect((await give(owner, stranger, 'viewer')).status).toBe(404);
    expect((await remove(owner, stranger)).status).toBe(404);
    expect(await roleOf(stranger)).toBe('owner');
  });

  it('who are removed are out at once: session, keys, open invitations; the keys do not come back with them', async () => {
    const owner = await portal.person();
    const admin = await portal.person('admin', owner.teamId);
    const adminId = await idOf(admin);
    const key = await makeKey(admin);
    await admin.fetch('/api/team/invitations', json('POST', { email: 'x@example.com', role: 'viewer' }));
    expect((await remove(owner, admin)).status).toBe(204);
    expect((await admin.fetch('/api/documents')).status).toBe(401);
    expect((await withKey(key)).status).toBe(401);
    expect(await owner.json('/api/team/invitations')).toEqual({ items: [], nextCursor: null });
    await portal.server.database.member.create({
      data: { id: `back-${adminId}`, organizationId: owner.teamId, userId: adminId, role: 'admin' },
    });
    expect((await admin.fetch('/api/documents')).status).toBe(200);
    expect((await withKey(key)).status).toBe(401);
  });

  it('leave by themselves, except the last owner who can sign in', async () => {
    const owner = await portal.person();
    const analyst = await portal.person('analyst', owner.teamId);
    const second = await portal.person('owner', owner.teamId);
    expect((await remove(owner, owner)).status).toBe(409);
    expect((await leave(analyst)).status).toBe(204);
    await portal.server.database.user.update({ where: { email: second.email }, data: { banned: true } });
    const refused = await leave(owner);
    expect([refused.status, ((await refused.json()) as Problem).code]).toEqual([409, 'conflict']);
    expect((await give(owner, owner, 'admin')).status).toBe(409);
    await portal.server.database.user.update({ where: { email: second.email }, data: { banned: false } });
    expect((await leave(owner)).status).toBe(204);
    expect((await leave(second)).status).toBe(409);
  });

  it('are not taken out of it by a program that has their API key, whatever its scope', async () => {
    const member = await portal.person('analyst', (await portal.person('owner')).teamId);
    const answer = await fetch(`${portal.url}/api/team/leave`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await makeKey(member)}` },
    });
    expect(answer.status).toBe(403);
    expect((await member.fetch('/api/documents')).status).toBe(200);
  });
});

describe('two at once', () => {
  it('owners who lower each other leave one owner, and the other is told', async () => {
    for (let round = 0; round < 4; round += 1) {
      const ada = await portal.person();
      const ben = await portal.person('owner', ada.teamId);
      const answers = await Promise.all([give(ada, ben, 'viewer'), give(ben, ada, 'viewer')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
      expect([await roleOf(ada), await roleOf(ben)].sort()).toEqual(['owner', 'viewer']);
    }
  });

  it('owners who leave at once do not both leave', async () => {
    const ada = await portal.person();
    const ben = await portal.person('owner', ada.teamId);
    const answers = await Promise.all([leave(ada), leave(ben)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});
