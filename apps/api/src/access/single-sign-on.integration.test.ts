import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { client, startOidcProvider, type OidcProvider } from '../../../../testing/oidc-provider.ts';
import { signIn, startPortal, type TestPortal } from '../../../../testing/portal.ts';

let provider: OidcProvider;
let portal: TestPortal;
beforeAll(async () => {
  provider = await startOidcProvider();
  portal = await startPortal({
    environment: {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_NAME: 'Example Corp',
      SIGN_UP: 'domains',
      SIGN_UP_DOMAINS: 'corp.example',
    },
  });
});
afterAll(async () => {
  await portal.close();
  await provider.close();
});

const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .filter((line) => !/Max-Age=0/i.test(line))
    .map((line) => line.split(';')[0])
    .join('; ');

/** What a browser is told to do first: where to, and with which cookie of its own. */
async function begin() {
  const body = { provider: 'oidc', callbackURL: '/documents', errorCallbackURL: '/sign-in' };
  const answer = await fetch(`${portal.url}/api/auth/sign-in/social`, post(body));
  const { url } = (await answer.json()) as { url: string };
  return { url: new URL(url), cookie: cookiesOf(answer) };
}

/** The whole way, as a browser goes it. */
async function goThrough(as: Partial<OidcProvider['answer']>) {
  provider.answer = { sub: randomUUID(), email: 'ada@corp.example', emailVerified: true, ...as };
  const { url, cookie } = await begin();
  const sentBack = await fetch(url, { redirect: 'manual' });
  // PUBLIC_URL names another port than the test’s own.
  const back = new URL(sentBack.headers.get('location') ?? '');
  const callback = portal.url + back.pathname + back.search;
  const answer = await fetch(callback, { redirect: 'manual', headers: { cookie } });
  return { callback, cookie, session: cookiesOf(answer), to: answer.headers.get('location') ?? '' };
}

const whoIs = async (cookie: string) => {
  const answer = await fetch(`${portal.url}/api/auth/get-session`, { headers: { cookie } });
  return (await answer.json()) as { user: { id: string; email: string } } | null;
};

describe('single sign-on', () => {
  it('is offered under its name', async () => {
    const options = await (await fetch(`${portal.url}/api/sign-in-options`)).json();
    expect(options).toMatchObject({ oidc: 'Example Corp', signUp: 'domains' });
  });

  it('asks with PKCE, state and nonce, for no more than who it is', async () => {
    const { url } = await begin();
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: client.id,
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid email profile',
      nonce: expect.any(String),
      state: expect.any(String),
    });
  });

  it('makes an account for a verified address of a domain, once, and keeps no token', async () => {
    const sub = randomUUID();
    const first = await goThrough({ sub, email: 'new@corp.example' });
    expect(first.to).toMatch(/\/documents$/);
    const person = await whoIs(first.session);
    expect(person).toMatchObject({ user: { email: 'new@corp.example' } });
    // In no team yet: there is nothing to see.
    const me = await fetch(`${portal.url}/api/me`, { headers: { cookie: first.session } });
    expect(me.status).toBe(401);
    const again = await goThrough({ sub, email: 'new@corp.example' });
    expect((await whoIs(again.session))?.user.id).toBe(person?.user.id);
    const accounts = await portal.server.database.account.findMany({ where: { accountId: sub } });
    expect(accounts).toMatchObject([
      { providerId: 'oidc', accessToken: null, refreshToken: null, idToken: null },
    ]);
    const events = await portal.server.database.auditEvent.findMany({
      where: { actorId: person!.user.id },
      orderBy: { sequence: 'asc' },
    });
    expect(events.map(({ teamId, action }) => [teamId, action])).toEqual([
      ['portal', 'account.created'],
      ['portal', 'session.signedIn'],
      ['portal', 'session.signedIn'],
    ]);
  });

  it('signs in whose account is here already, when both sides have verified the address', async () => {
    const person = await portal.person('viewer');
    const { session } = await goThrough({ email: person.email });
    expect(await whoIs(session)).toMatchObject({ user: { email: person.email } });
    expect((await fetch(`${portal.url}/api/me`, { headers: { cookie: session } })).status).toBe(200);
  });

  it.each([
    ['the provider', { emailVerified: false }, true],
    ['the portal', { emailVerified: true }, false],
  ])('ties nothing together when %s has not', async (_, claim, isVerifiedHere) => {
    const person = await portal.person('viewer');
    const data = { emailVerified: isVerifiedHere };
    await portal.server.database.user.update({ where: { email: person.email }, data });
    const { session, to } = await goThrough({ email: person.email, ...claim });
    expect([await whoIs(session), to]).toEqual([null, expect.stringContaining('/sign-in?error=')]);
  });

  it.each([
    ['of another domain', { email: 'eve@evil.example' }, 'signup_disabled'],
    [
      'that the provider has not verified',
      { email: 'eve@corp.example', emailVerified: false },
      'email_not_verified',
    ],
  ])('makes no account for an address %s', async (_, claim, error) => {
    const { session, to } = await goThrough(claim);
    expect([await whoIs(session), to]).toEqual([null, expect.stringContaining(`error=${error}`)]);
    expect(await portal.server.database.user.count({ where: { email: claim.email } })).toBe(0);
  });

  it.each(['key', 'nonce', 'audience'] as const)('believes no ID token with the wrong %s', async (lie) => {
    const { session, to } = await goThrough({ lie });
    expect([await whoIs(session), to]).toEqual([null, expect.stringContaining('/sign-in?error=')]);
  });

  it('ends once: neither state nor code can be sent again, nor by another browser', async () => {
    const { callback, cookie } = await goThrough({ email: 'once@corp.example' });
    for (const headers of [{ cookie }, new Headers()]) {
      const answer = await fetch(callback, { redirect: 'manual', headers });
      expect([answer.headers.get('location'), await whoIs(cookiesOf(answer))]).toEqual([
        expect.stringContaining('error='),
        null,
      ]);
    }
  });

  it('is refused to who is disabled', async () => {
    const person = await portal.person('viewer');
    await portal.server.database.user.update({ where: { email: person.email }, data: { banned: true } });
    const { session, to } = await goThrough({ email: person.email });
    expect([await whoIs(session), to]).toEqual([null, expect.stringContaining('error=BANNED_USER')]);
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example'])(
    'leads nowhere else: %s',
    async (callbackURL) => {
      const body = { provider: 'oidc', callbackURL, errorCallbackURL: '/sign-in' };
      expect((await fetch(`${portal.url}/api/auth/sign-in/social`, post(body))).status).toBe(400);
    },
  );
});

describe('an account of one’s own making', () => {
  const signUp = (email: string, password = 'correct horse battery') =>
    fetch(`${portal.url}/api/auth/sign-up/email`, post({ name: 'Somebody', email, password }));

  it('is for addresses of the domains alone', async () => {
    expect((await signUp('Grace@corp.example')).status).toBe(200);
    expect(
      (await whoIs(await signIn(portal.url, 'grace@corp.example', 'correct horse battery')))?.user,
    ).toMatchObject({ email: 'grace@corp.example', emailVerified: false, role: 'user' });
    for (const email of ['eve@evil.example', 'eve@sub.corp.example', 'eve@corp.example.evil.example'])
      expect([email, (await signUp(email)).status]).toEqual([email, 403]);
    expect((await signUp('grace@corp.example')).status).toBe(409);
    expect((await signUp('weak@corp.example', 'aaaaaaaaaaaaaaa')).status).toBe(400);
  });
});
