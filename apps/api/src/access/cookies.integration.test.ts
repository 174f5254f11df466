import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@gemmavision/domain/contract';
import { startPortal, type TestPortal } from '../../../../testing/portal.ts';

const password = 'correct horse battery';
const publicUrl = 'https://portal.example.org';
const setCookies = async (portal: TestPortal, email: string, headers: Record<string, string>) =>
  fetch(`${portal.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ email, password }),
  });

describe('the cookie of a session', () => {
  let portal: TestPortal;
  let encrypted: TestPortal;
  beforeAll(async () => {
    [portal, encrypted] = await Promise.all([
      startPortal(),
      startPortal({ environment: { PUBLIC_URL: publicUrl } }),
    ]);
  });
  afterAll(() => Promise.all([portal.close(), encrypted.close()]));

  it('is out of reach of scripts and of other sites', async () => {
    const { email } = await portal.person();
    const cookies = (await setCookies(portal, email, {})).headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; HttpOnly/i);
      expect(cookie).toMatch(/; SameSite=(Lax|Strict)/i);
      expect(cookie).toMatch(/; Path=\//i);
      expect(cookie).not.toMatch(/; Domain=/i);
    }
  });

  it('travels encrypted alone where the portal is reached by https', async () => {
    const { email } = await encrypted.person();
    const cookies = (await setCookies(encrypted, email, { origin: publicUrl })).headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/^__(Secure|Host)-.*; Secure/i);
  });

  it.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'https://sub.portal.example.org' },
    { origin: 'https://portal.example.org:8443' },
    { origin: 'http://portal.example.org' },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' },
  ])('changes nothing and begins nowhere for a page of another site: %j', async (headers) => {
    const person = await encrypted.person();
    const switched = await person.fetch('/api/me/team', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ teamId: person.teamId }),
    });
    expect([switched.status, ((await switched.json()) as Problem).code]).toEqual([403, 'not_allowed']);
    const begun = await setCookies(encrypted, person.email, { cookie: person.cookie, ...headers });
    expect([begun.status, begun.headers.getSetCookie()]).toEqual([403, []]);
    const ended = await person.fetch('/api/auth/sign-out', { method: 'POST', headers });
    expect(ended.status).toBe(403);
    expect((await person.fetch('/api/me')).status).toBe(200);
  });

  it('is not the one that came with the sign-in', async () => {
    const { email, cookie } = await portal.person();
    const answer = await setCookies(portal, email, { cookie });
    const [given = ''] = answer.headers.getSetCookie();
    expect(answer.status).toBe(200);
    expect(given.split(';')[0]).not.toBe(cookie.split('; ')[0]);
  });
});
