import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@gemmavision/domain/contract';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';
import { createAuth } from './auth.ts';
import { openEndpoints } from './serve-auth.ts';

let portal: TestPortal;
let owner: Person;
beforeAll(async () => {
  portal = await startPortal();
  owner = await portal.person('owner');
});
afterAll(() => portal.close());

/** Everything that better-auth and its plugins could answer, as they tell it themselves. */
function endpointsOf(): string[] {
  const { api } = createAuth(portal.server.database, portal.settings, 'for nothing but names', null);
  return Object.values(api as Record<string, { path?: string; options?: { method?: string | string[] } }>)
    .flatMap(({ path, options }) => {
      const methods = [options?.method ?? []].flat();
      return path === undefined ? [] : methods.map((method) => `${method} ${path}`);
    })
    .map((name) => name.replace('/callback/:id', '/callback/oidc'));
}

describe('better-auth', () => {
  it('is open where the list says so, and nowhere else, not even to an owner', async () => {
    const all = endpointsOf();
    const open = Object.keys(openEndpoints);
    expect(all.length).toBeGreaterThan(80);
    expect(all).toEqual(expect.arrayContaining(open));
    for (const name of all.filter((one) => !open.includes(one))) {
      const [method, path] = name.split(' ') as [string, string];
      const answer = await owner.fetch(`/api/auth${path.replace(/:\w+/g, 'id')}`, {
        method,
        ...(method !== 'GET' && { headers: { 'content-type': 'application/json' }, body: '{}' }),
      });
      const { code } = (await answer.json()) as Problem;
      expect([name, answer.status, code]).toEqual([name, 404, 'not_found']);
    }
  });

  it.each(Object.entries(openEndpoints).filter(([, { body }]) => body !== undefined))(
    '%s takes nothing but what it needs',
    async (name) => {
      const body = JSON.stringify({ role: 'admin', disableSession: true, idToken: { token: 'x' } });
      const headers = { 'content-type': 'application/json' };
      const answer = await owner.fetch(`/api/auth${name.split(' ')[1]!}`, { method: 'POST', headers, body });
      const problem = (await answer.json()) as Problem;
      expect([answer.status, problem.code]).toEqual([400, 'invalid_request']);
      expect(JSON.stringify(problem.errors)).toMatch(/role/);
    },
  );
});
