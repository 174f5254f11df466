import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiContract } from '@gemmavision/domain/api';
import { roles, type ApiKey, type Me } from '@gemmavision/domain/access';
import type { Contract, Endpoint, Problem } from '@gemmavision/domain/contract';
import { can } from '@gemmavision/domain/access';
import { signIn, startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.close());

const json = (body: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

describe('the first visit', () => {
  const owner = {
    name: 'Ada',
    email: 'ada@example.com',
    password: 'a long enough secret',
    teamName: 'Treasury',
  };

  it('makes the owner and the team, once, whoever asks at the same time', async () => {
    const options = () => fetch(`${portal.url}/api/sign-in-options`).then((answer) => answer.json());
    expect(await options()).toEqual({ needsOwner: true, signUp: 'invited', oidc: null, passkeys: true });
    const answers = await Promise.all([1, 2, 3].map(() => fetch(`${portal.url}/api/setup`, json(owner))));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);

    expect(await options()).toMatchObject({ needsOwner: false });
    const cookie = await signIn(portal.url, owner.email, owner.password);
    const me = (await (await fetch(`${portal.url}/api/me`, { headers: { cookie } })).json()) as Me;
    expect(me).toMatchObject({ user: { email: owner.email }, team: { name: 'Treasury' }, role: 'owner' });
  });

  it('says what is wrong with each field', async () => {
    const answer = await fetch(
      `${portal.url}/api/setup`,
      json({ ...owner, email: 'ada', password: 'short', extra: 1 }),
    );
    const problem = (await answer.json()) as Problem;
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(problem.errors?.map((error) => error.path)).toEqual(
      expect.arrayContaining(['body.email', 'body.password']),
    );
  });

  it('lets nobody sign up by themselves', async () => {
    const body = { name: 'Eve', email: 'eve@example.com', password: 'a long enough secret' };
    const answer = await fetch(`${portal.url}/api/auth/sign-up/email`, json(body));
    expect(answer.ok).toBe(false);
  });
});

describe('every endpoint', () => {
  const endpoints = Object.entries(apiContract as Contract) as [string, Endpoint][];
  const target = (key: string) =>
    key
      .split(' ')[1]!
      .replace(/:(page|index)/g, '1')
      .replace(/:\w+/g, 'unknown-id');
  const closed = endpoints.filter(([, endpoint]) => endpoint.access !== 'open');

  it.each(closed.map(([key]) => key))('%s wants a session or a key', async (key) => {
    const answer = await fetch(portal.url + target(key), { method: key.split(' ')[0] });
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([401, 'not_signed_in']);
  });

  it.each(closed.map(([key]) => key))('%s refuses a key that we do not know', async (key) => {
    const headers = { authorization: 'Bearer qa_made-up' };
    const answer = await fetch(portal.url + target(key), { method: key.split(' ')[0], headers });
    expect(answer.status).toBe(401);
  });

  it.each(roles)('is refused to the role %s exactly where the table of rights says so', async (role) => {
    const person = await portal.person(role);
    for (const [key, { access }] of closed) {
      if (access === 'signed-in' || access === 'open') continue;
      if (access !== 'portal-admin' && can(role, access)) continue;
      const answer = await person.fetch(target(key), { method: key.split(' ')[0] });
      expect([key, answer.status]).toEqual([key, 403]);
    }
  });

  it('is described in OpenAPI, and on a page', async () => {
    const person = await portal.person('viewer');
    const description = await person.json<{
      paths: Record<
        string,
        Record<
          string,
          {
            operationId: string;
            parameters?: { name: string; required?: boolean; schema: { type: unknown } }[];
          }
        >
      >;
    }>('/api/openapi.json');
    const described = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(described.sort()).toEqual(Object.keys(apiContract).sort());
    const operations = Object.values(description.paths).flatMap((methods) => Object.values(methods));
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(operations.length);
    expect(ids).toContain('getDocumentsById');
    const { parameters } = description.paths['/api/memory']?.['get'] ?? {};
    const required = parameters?.filter((parameter) => parameter.required).map(({ name }) => name);
    expect(required).toEqual(['model', 'weights', 'context']);
    expect(parameters?.find(({ name }) => name === 'context')?.schema.type).toBe('integer');
    const page = await person.fetch('/api/docs/');
    expect(await page.text()).toContain('swagger-ui');
  });
});

describe('an API key', () => {
  it('stands for its person in its team until it is revoked', async () => {
    const person = await portal.person('analyst');
    const made = await person.json<ApiKey & { key: string }>('/api/api-keys', json({ name: 'nightly' }));
    const withKey = () => fetch(`${portal.url}/api/me`, { headers: { authorization: `Bearer ${made.key}` } });
    expect((await (await withKey()).json()) as Me).toMatchObject({
      team: { id: person.teamId },
      role: 'analyst',
    });

    const listed = await person.json<{ items: ApiKey[] }>('/api/api-keys');
    expect(listed.items).toHaveLength(1);
    expect(JSON.stringify(listed)).not.toContain(made.key);

    expect((await person.fetch(`/api/api-keys/${made.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await withKey()).status).toBe(401);
  });

  it('cannot be revoked by somebody else', async () => {
    const [owner, other] = [await portal.person('analyst'), await portal.person('analyst')];
    const made = await owner.json<ApiKey>('/api/api-keys', json({ name: 'mine' }));
    expect((await other.fetch(`/api/api-keys/${made.id}`, { method: 'DELETE' })).status).toBe(404);
  });
});

describe('a request with an API key', () => {
  it('manages keys as its person does, and stays in its team', async () => {
    const person = await portal.person('analyst');
    const made = await person.json<ApiKey & { key: string }>('/api/api-keys', json({ name: 'first' }));
    const send = (target: string, init: RequestInit = {}) =>
      fetch(portal.url + target, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${made.key}` },
      });
    const listed = (await (await send('/api/api-keys')).json()) as { items: ApiKey[] };
    expect(listed.items.map((key) => key.id)).toEqual([made.id]);
    expect((await send('/api/me/team', json({ teamId: person.teamId }))).status).toBe(403);
    expect((await send(`/api/api-keys/${made.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await send('/api/me')).status).toBe(401);
  });
});

describe('what better-auth could do besides', () => {
  it.each([
    ['viewer', 'api-key/create', { name: 'mine', metadata: { teamId: 'another' } }],
    ['admin', 'organization/update', { data: { name: 'Taken over' } }],
    ['owner', 'organization/delete', {}],
    ['owner', 'organization/invite-member', { email: 'eve@example.com', role: 'owner' }],
    ['viewer', 'organization/leave', {}],
    ['viewer', 'update-user', { name: 'Somebody else' }],
  ] as const)('is not open to anybody: %s, %s', async (role, endpoint, body) => {
    const person = await portal.person(role);
    const request = json({ ...body, organizationId: person.teamId });
    const answer = await person.fetch(`/api/auth/${endpoint}`, request);
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([404, 'not_found']);
  });
});

describe('signing in', () => {
  const signInWith = (body: string) =>
    fetch(`${portal.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });

  it.each(['{"email":', '"ada"', 'null', ' '])('says that %j cannot be read', async (body) => {
    const answer = await signInWith(body);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([400, 'invalid_request']);
  });

  it('reads no body without end', async () => {
    const answer = await signInWith(JSON.stringify({ email: 'a'.repeat(300_000) }));
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([413, 'too_large']);
  });
});

describe('guessing passwords', () => {
  it('is stopped, whatever address the sender claims to have', async () => {
    const guarded = await startPortal({ environment: { NODE_ENV: 'production' } });
    const statuses = new Set<number>();
    for (let n = 0; n < 30; n++) {
      const request = json({ email: 'ada@example.com', password: `guess number ${n}` });
      const headers = {
        ...request.headers,
        'x-forwarded-for': `10.0.0.${n}`,
        'x-client-address': `10.0.1.${n}`,
      };
      statuses.add((await fetch(`${guarded.url}/api/auth/sign-in/email`, { ...request, headers })).status);
    }
    await guarded.close();
    expect([...statuses]).toEqual([401, 429]);
  });
});

describe('a session', () => {
  let person: Person;
  beforeAll(async () => {
    person = await portal.person('analyst');
  });

  it('changes nothing for a page of another site', async () => {
    const answer = await person.fetch('/api/api-keys', {
      ...json({ name: 'stolen' }),
      headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
    });
    expect(answer.status).toBe(403);
  });

  it('loses its rights with the membership, on the next request', async () => {
    await portal.server.database.member.deleteMany({ where: { organizationId: person.teamId } });
    expect((await person.fetch('/api/documents')).status).toBe(401);
  });
});
