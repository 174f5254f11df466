import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedReferenceData } from '@gemmavision/db/seed';
import { can, roles, type Role } from '@gemmavision/domain/access';
import { apiContract } from '@gemmavision/domain/api';
import type { Contract, Problem } from '@gemmavision/domain/contract';
import { makeOwnThings, type OwnThings } from '../../../../testing/own-things.ts';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';
import { routeRequests, type RouteRequest, type RouteWithInput } from '../../../../testing/route-requests.ts';

/**
 * Every endpoint that takes an id or a body, from the route table, asked by everybody who must not get anything: nobody,
 * somebody who has signed out, somebody disabled, another team, each role that may not; and at last by somebody who may,
 * which proves that the request was good.
 */
let portal: TestPortal;
let own: OwnThings;
let people: Record<Role, Person>;
let stranger: Person;
let signedOut: Person;
let disabled: Person;

beforeAll(async () => {
  portal = await startPortal({ environment: { TEAM_CREATION: 'everybody' } });
  await seedReferenceData(portal.server.database);
  const owner = await portal.person('owner');
  own = await makeOwnThings(portal, owner);
  const others = roles.filter((role) => role !== 'owner');
  const members = await Promise.all(others.map((role) => portal.person(role, owner.teamId)));
  people = Object.fromEntries([['owner', owner], ...others.map((role, at) => [role, members[at]])]) as Record<
    Role,
    Person
  >;
  stranger = await portal.person('owner');
  signedOut = await portal.person('owner', owner.teamId);
  await signedOut.fetch('/api/auth/sign-out', json({}));
  disabled = await portal.person('owner', owner.teamId);
  await portal.server.database.user.update({ where: { email: disabled.email }, data: { banned: true } });
});
afterAll(() => portal.close());

const json = (body: unknown, method = 'POST'): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const contract: Contract = apiContract;
const names = Object.keys(routeRequests) as RouteWithInput[];
const closed = names.filter((name) => contract[name]?.access !== 'open');

function addressOf(name: string, { params = {}, query }: RouteRequest): string {
  const path = name.slice(name.indexOf(' ') + 1);
  const filled = path.replace(/:([A-Za-z]+)/g, (_, key: string) => encodeURIComponent(String(params[key])));
  return query === undefined ? filled : `${filled}?${new URLSearchParams(query).toString()}`;
}

function send(name: string, request: RouteRequest, fetchIt: Person['fetch'], headers = {}) {
  const method = name.slice(0, name.indexOf(' '));
  const init = request.body === undefined ? { method, body: formOf(request) } : json(request.body, method);
  return fetchIt(addressOf(name, request), { ...init, headers: { ...init.headers, ...headers } });
}

function formOf({ file }: RouteRequest): FormData | null {
  if (!file) return null;
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(file.content)]), file.name);
  return form;
}

const asNobody: Person['fetch'] = (path, init) => fetch(portal.url + path, init);

describe.each(closed)('%s', (name) => {
  const access = contract[name]?.access ?? 'open';
  const isOfATeam = name.includes('/:') && access !== 'portal-admin' && !name.includes('/api/models/');

  it('gives nothing to whoever must not have it, and the thing itself to who may', async () => {
    const request: RouteRequest = await routeRequests[name](own);
    for (const nobody of [asNobody, signedOut.fetch, disabled.fetch]) {
      expect((await send(name, request, nobody)).status).toBe(401);
    }
    if (isOfATeam) {
      const answer = await send(name, request, stranger.fetch);
      const text = await answer.text();
      expect([answer.status, (JSON.parse(text) as Problem).code]).toEqual([404, 'not_found']);
      // Not even the address says more than that of something that never was.
      expect(text.toLowerCase()).not.toContain(own.canary);
    }
    const refused = roles.filter((role) => !mayCall(role));
    for (const role of refused) {
      const answer = await send(name, request, people[role].fetch);
      expect([role, answer.status]).toEqual([role, 403]);
    }
    const who = roles.find(mayCall);
    if (!who) return;
    const answer = await send(name, request, people[who].fetch);
    expect([answer.status, answer.ok ? '' : await answer.text()]).toEqual([answer.status, '']);
  });

  const mayCall = (role: Role) =>
    access === 'signed-in' || access === 'open' || (access !== 'portal-admin' && can(role, access));

  if (!name.startsWith('GET ')) {
    it('changes nothing for a page of another site, whatever the cookie', async () => {
      const request: RouteRequest = await routeRequests[name](own);
      for (const origin of [
        'https://evil.example',
        'null',
        portal.url.replace('127.0.0.1', 'evil.127.0.0.1'),
      ]) {
        expect((await send(name, request, people.owner.fetch, { origin })).status).toBe(403);
      }
    });
  }
});

const withBody = names.filter((name) => contract[name]?.body !== undefined);

describe.each(withBody)('%s', (name) => {
  const access = contract[name]?.access ?? 'open';
  const mayOwnerCall =
    access === 'signed-in' || access === 'open' || (access !== 'portal-admin' && can('owner', access));

  it('takes nothing that it does not name', async () => {
    const request: RouteRequest = await routeRequests[name](own);
    const body = request.body as Record<string, unknown>;
    const method = name.slice(0, name.indexOf(' '));
    const properties = [
      'teamId',
      'userId',
      'role',
      'isPortalAdmin',
      'status',
      'organizationId',
      'id',
      '__proto__',
    ];
    for (const property of properties.filter((one) => !Object.hasOwn(body, one))) {
      const others = JSON.stringify(body).slice(1);
      const sent = `{"${property}":"taken over"${others === '}' ? '' : ','}${others}`;
      const init = { method, headers: { 'content-type': 'application/json' }, body: sent };
      const answer = await people.owner.fetch(addressOf(name, request), init);
      // Who may not call at all is told so first.
      expect([property, answer.status]).toEqual([property, mayOwnerCall ? 400 : 403]);
    }
  });
});
