import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@gemmavision/domain/access';
import type { Problem } from '@gemmavision/domain/contract';
import type { MadeInvitation, ShownInvitation, TeamInvitation } from '@gemmavision/domain/teams';
import { signIn, startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal({ environment: { SIGN_UP: 'invited' } });
});
afterAll(() => portal.close());

const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const newEmail = () => `${randomUUID()}@example.com`;
const account = { name: 'Grace Hopper', password: 'nine unrelated words' };

async function invite(by: Person, email: string, role: Role = 'analyst') {
  const response = await by.fetch('/api/team/invitations', json('POST', { email, role }));
  expect(response.status).toBe(201);
  const made = (await response.json()) as MadeInvitation;
  return { ...made, token: tokenOf(made) };
}
const tokenOf = ({ link }: MadeInvitation) => new URL(link).pathname.split('/').at(-1) ?? '';

const look = async (token: string, cookie = '') =>
  (await (
    await fetch(`${portal.url}/api/invitations/${token}`, { headers: { cookie } })
  ).json()) as ShownInvitation;

async function accept(token: string, body: unknown = {}, cookie = '') {
  const response = await fetch(`${portal.url}/api/invitations/${token}/accept`, {
    ...json('POST', body),
    headers: { 'content-type': 'application/json', cookie },
  });
  const answer = (await response.json()) as Partial<Problem> & { teamId?: string; isNewAccount?: boolean };
  return { ...answer, status: response.status };
}
const eventsOf = (teamId: string) =>
  portal.server.database.auditEvent.findMany({ where: { teamId }, orderBy: { sequence: 'asc' } });

describe('an invitation', () => {
  it('lets somebody without an account make one, sign in, and see the team', async () => {
    const owner = await portal.person();
    const email = newEmail();
    const { token, mail, link } = await invite(owner, email.toUpperCase(), 'annotator');
    expect([mail, link.startsWith(`${portal.settings.publicUrl}/invitation/`)]).toEqual(['off', true]);
    expect(await look(token)).toMatchObject({
      state: 'open',
      teamName: 'Test team',
      invitedBy: 'A owner',
      role: 'annotator',
      maskedEmail: `${email[0]}…@example.com`,
      visitor: 'nobody',
      hasAccount: false,
    });
    expect(await accept(token, { account })).toMatchObject({ status: 200, isNewAccount: true });
    const cookie = await signIn(portal.url, email, account.password);
    const me = await (await fetch(`${portal.url}/api/me`, { headers: { cookie } })).json();
    expect(me).toMatchObject({
      user: { name: account.name, email },
      team: { id: owner.teamId },
      role: 'annotator',
    });
    const events = await eventsOf(owner.teamId);
    expect(events.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['invitation.made', 'account.created', 'invitation.accepted']),
    );
    expect(JSON.stringify(events)).not.toContain(email);
    // Whoever invites can open the link too: it proves nothing about the address.
    const user = await portal.server.database.user.findUnique({ where: { email } });
    expect(user?.emailVerified).toBe(false);
  });

  it('lets somebody who is signed in with the invited address join another team, once', async () => {
    const owner = await portal.person();
    const guest = await portal.person();
    const { token } = await invite(owner, guest.email, 'viewer');
    expect(await look(token, guest.cookie)).toMatchObject({ visitor: 'invited', hasAccount: true });
    expect(await accept(token, {}, guest.cookie)).toMatchObject({
      status: 200,
      teamId: owner.teamId,
      isNewAccount: false,
    });
    const switched = await guest.json('/api/me/team', json('POST', { teamId: owner.teamId }));
    expect(switched).toMatchObject({ role: 'viewer', team: { id: owner.teamId } });
    const again = await accept(token, {}, guest.cookie);
    expect([again.status, again.code, again.facts]).toEqual([409, 'conflict', { state: 'accepted' }]);
    expect((await look(token)).state).toBe('accepted');
  });

  it('brings back somebody who is in no team any more, with the session they have', async () => {
    const owner = await portal.person();
    const guest = await portal.person('viewer', owner.teamId);
    const { items } = await owner.json<{ items: { email: string; userId: string }[] }>('/api/team/members');
    const userId = items.find(({ email }) => email === guest.email)?.userId;
    await owner.fetch(`/api/team/members/${userId}`, { method: 'DELETE' });
    const { token } = await invite(owner, guest.email);
    expect((await look(token, guest.cookie)).visitor).toBe('invited');
    expect((await accept(token, {}, guest.cookie)).status).toBe(200);
    expect((await guest.fetch('/api/documents')).status).toBe(200);
  });

  it('is for the invited address only, and asks whoever has an account there to sign in', async () => {
    const owner = await portal.person();
    const guest = await portal.person();
    const other = await portal.person();
    const { token } = await invite(owner, guest.email);
    expect((await look(token, other.cookie)).visitor).toBe('somebody-else');
    expect(await accept(token, { account }, other.cookie)).toMatchObject({
      status: 403,
      code: 'not_allowed',
    });
    expect(await accept(token, { account })).toMatchObject({ status: 401, code: 'not_signed_in' });
    expect((await look(token)).state).toBe('open');
  });

  it('makes no account without a name and a good password', async () => {
    const owner = await portal.person();
    const { token } = await invite(owner, newEmail());
    for (const body of [
      {},
      { account: { name: '', password: account.password } },
      { account: { name: 'Grace', password: 'short' } },
      { account: { name: 'Grace', password: 'aaaaaaaaaaaaaaaa' } },
      { account: { ...account, role: 'owner' } },
    ])
      expect(await accept(token, body)).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  it('ends when it is withdrawn, when it expires, and its former link when it is renewed', async () => {
    const owner = await portal.person();
    const withdrawn = await invite(owner, newEmail());
    const path = `/api/team/invitations/${withdrawn.invitation.id}`;
    expect((await owner.fetch(path, { method: 'DELETE' })).status).toBe(204);
    expect((await owner.fetch(path, { method: 'DELETE' })).status).toBe(404);
    expect(await accept(withdrawn.token, { account })).toMatchObject({
      status: 409,
      facts: { state: 'withdrawn' },
    });

    const expired = await invite(owner, newEmail());
    await portal.server.database.invitation.update({
      where: { id: expired.invitation.id },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    expect(await accept(expired.token, { account })).toMatchObject({
      status: 409,
      facts: { state: 'expired' },
    });
    const { items } = await owner.json<{ items: TeamInvitation[] }>('/api/team/invitations');
    expect(items.map(({ id, isExpired }) => [id, isExpired])).toEqual([[expired.invitation.id, true]]);

    const renewed = await owner.json<MadeInvitation>(
      `/api/team/invitations/${expired.invitation.id}/renew`,
      json('POST', {}),
    );
    expect(Date.parse(renewed.invitation.expiresAt)).toBeGreaterThan(Date.now() + 6.9 * 86_400_000);
    expect(await accept(expired.token, { account })).toMatchObject({ status: 404, code: 'not_found' });
    expect((await accept(tokenOf(renewed), { account })).status).toBe(200);
  });

  it('has a link that is kept as a hash only, and cannot be opened by its id', async () => {
    const owner = await portal.person();
    const { token, invitation } = await invite(owner, newEmail());
    const row = await portal.server.database.invitation.findUnique({ where: { id: invitation.id } });
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(row?.tokenHash).toBe(createHash('sha256').update(token).digest('hex'));
    expect(JSON.stringify(row)).not.toContain(token);
    for (const guess of [invitation.id, row?.tokenHash ?? '', 'x'.repeat(43)])
      expect((await accept(guess, { account })).status).toBe(404);
  });

  it('is made, seen and ended by those alone who look after the team’s people, in their own team', async () => {
    const owner = await portal.person();
    const analyst = await portal.person('analyst', owner.teamId);
    const admin = await portal.person('admin', owner.teamId);
    const stranger = await portal.person();
    const { invitation } = await invite(owner, newEmail(), 'owner');
    const path = `/api/team/invitations/${invitation.id}`;
    const body = { email: newEmail(), role: 'viewer' };
    expect((await analyst.fetch('/api/team/invitations')).status).toBe(403);
    expect((await analyst.fetch('/api/team/invitations', json('POST', body))).status).toBe(403);
    expect((await stranger.fetch(path, { method: 'DELETE' })).status).toBe(404);
    expect((await stranger.fetch(`${path}/renew`, json('POST', {}))).status).toBe(404);
    expect((await admin.fetch(`${path}/renew`, json('POST', {}))).status).toBe(403);
    const asOwner = { email: newEmail(), role: 'owner' };
    expect((await admin.fetch('/api/team/invitations', json('POST', asOwner))).status).toBe(403);
    expect((await admin.fetch(path, { method: 'DELETE' })).status).toBe(204);
  });

  it('is not made for a member, nor twice; one that has expired makes room', async () => {
    const owner = await portal.person();
    const member = await portal.person('viewer', owner.teamId);
    const body = (email: string) => json('POST', { email, role: 'viewer' });
    expect((await owner.fetch('/api/team/invitations', body(member.email))).status).toBe(409);
    const email = newEmail();
    const both = await Promise.all([1, 2].map(() => owner.fetch('/api/team/invitations', body(email))));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    await portal.server.database.invitation.updateMany({
      where: { email },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    expect((await owner.fetch('/api/team/invitations', body(email))).status).toBe(201);
    const { items } = await owner.json<{ items: unknown[] }>('/api/team/invitations');
    expect(items).toHaveLength(1);
  });

  it('ends with the right of whoever made it', async () => {
    const owner = await portal.person();
    const second = await portal.person('owner', owner.teamId);
    const asOwner = await invite(second, newEmail(), 'owner');
    const asViewer = await invite(second, newEmail(), 'viewer');
    const { user } = await second.json<{ user: { id: string } }>('/api/me');
    const lower = (role: Role) => owner.fetch(`/api/team/members/${user.id}`, json('PATCH', { role }));
    await lower('admin');
    expect([(await look(asOwner.token)).state, (await look(asViewer.token)).state]).toEqual([
      'withdrawn',
      'open',
    ]);
    await lower('analyst');
    expect((await look(asViewer.token)).state).toBe('withdrawn');
  });

  it('makes one member where it is accepted twice at once', async () => {
    const owner = await portal.person();
    for (const body of [{ account }, {}]) {
      const guest = 'account' in body ? null : await portal.person();
      const email = guest?.email ?? newEmail();
      const { token } = await invite(owner, email);
      const answers = await Promise.all([1, 2, 3].map(() => accept(token, body, guest?.cookie)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.every(({ status }) => [200, 401, 409].includes(status))).toBe(true);
      const members = await portal.server.database.member.count({
        where: { organizationId: owner.teamId, user: { email } },
      });
      expect(members).toBe(1);
    }
  });

  it('makes one account where two teams’ invitations are accepted at once', async () => {
    const [first, second] = [await portal.person(), await portal.person()];
    const email = newEmail();
    const links = [await invite(first, email), await invite(second, email)];
    const answers = await Promise.all(links.map(({ token }) => accept(token, { account })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect(await portal.server.database.user.count({ where: { email } })).toBe(1);
  });

  it('is not accepted by an API key, nor from a page of another site', async () => {
    const owner = await portal.person();
    const guest = await portal.person();
    const { token } = await invite(owner, guest.email);
    const { key } = await guest.json<{ key: string }>('/api/api-keys', json('POST', { name: 'k' }));
    const send = (headers: Record<string, string>) =>
      fetch(`${portal.url}/api/invitations/${token}/accept`, {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json', ...headers },
      });
    expect((await send({ authorization: `Bearer ${key}` })).status).toBe(403);
    expect((await send({ cookie: guest.cookie, origin: 'https://evil.example' })).status).toBe(403);
    expect((await look(token)).state).toBe('open');
  });
});
