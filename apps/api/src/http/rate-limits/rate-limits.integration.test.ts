import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@gemmavision/domain/contract';
import { startPortal, type TestPortal } from '../../../../../testing/portal.ts';

/** So few that a test gets there. Signing in counts for the address: there are enough of those. */
const few = {
  RATE_LIMIT_REQUESTS: '12',
  RATE_LIMIT_UPLOADS: '2',
  RATE_LIMIT_EXPENSIVE: '3',
  RATE_LIMIT_ANONYMOUS: '40',
};

async function ask(times: number, send: (index: number) => Promise<Response>): Promise<number[]> {
  const statuses: number[] = [];
  for (let index = 0; index < times; index++) {
    const answer = await send(index);
    await answer.arrayBuffer();
    statuses.push(answer.status);
  }
  return statuses;
}

const refused = (statuses: number[]) => statuses.filter((status) => status === 429).length;

describe.each(['postgres', 'redis'] as const)('limits on requests, with the queue in %s', (queue) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startPortal({ queue, environment: few });
  });
  afterAll(() => portal.close());

  it('hold for each person alone, and say when to go on', async () => {
    const [one, other] = await Promise.all([portal.person(), portal.person()]);
    expect(refused(await ask(12, () => one.fetch('/api/me')))).toBe(0);
    const answer = await one.fetch('/api/me');
    const problem = (await answer.json()) as Problem;
    expect(problem).toMatchObject({ status: 429, code: 'rate_limited', facts: { perMinute: 12 } });
    expect(answer.status).toBe(429);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(problem.facts).toMatchObject({ retryAfterSeconds: seconds });
    expect((await other.fetch('/api/me')).status).toBe(200);
  });

  it('are told before they are reached', async () => {
    const person = await portal.person();
    await person.fetch('/api/me');
    const { headers } = await person.fetch('/api/me');
    expect(headers.get('ratelimit-policy')).toBe('"requests";q=12;w=60');
    expect(headers.get('ratelimit')).toMatch(/^"requests";r=10;t=\d+$/);
  });

  it('do not let a script with a key lock out its owner in the browser', async () => {
    const person = await portal.person();
    const { key } = await person.json<{ key: string }>('/api/api-keys', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'script' }),
    });
    const authorization = `Bearer ${key}`;
    const byKey = () => fetch(`${portal.url}/api/me`, { headers: { authorization } });
    expect(refused(await ask(15, byKey))).toBe(3);
    expect((await person.fetch('/api/me')).status).toBe(200);
  });

  it('are tighter where a request costs more', async () => {
    const person = await portal.person();
    const drawn = (page: number) => person.fetch(`/api/documents/none/pages/${page + 1}.png`);
    expect(await ask(4, drawn)).toEqual([404, 404, 404, 429]);
    expect((await person.fetch('/api/documents')).status).toBe(200);
  });

  it('hold for uploads of one person, and of a whole team', async () => {
    const person = await portal.person();
    const colleagues = await Promise.all(
      Array.from({ length: 3 }, () => portal.person('analyst', person.teamId)),
    );
    const empty = Buffer.from('');
    expect(await ask(3, () => person.upload(empty, 'a.pdf'))).toEqual([400, 400, 429]);
    const team = [];
    for (const colleague of colleagues) team.push(...(await ask(2, () => colleague.upload(empty, 'a.pdf'))));
    // Six for the team: two that passed and the refused one before, three more now.
    expect(team).toEqual([400, 400, 400, 429, 429, 429]);
  });
});

describe('limits on those who are not signed in', () => {
  it('hold for their address, whatever address they claim to send from', async () => {
    const portal = await startPortal({ environment: { RATE_LIMIT_ANONYMOUS: '10' } });
    const forged = (index: number) => ({
      'x-forwarded-for': `203.0.113.${index}`,
      forwarded: `for=203.0.113.${index}`,
      'x-real-ip': `203.0.113.${index}`,
      'x-client-address': `203.0.113.${index}`,
    });
    const statuses = await ask(12, (index) => fetch(`${portal.url}/api/me`, { headers: forged(index) }));
    expect(refused(statuses)).toBe(2);
    const guessed = await ask(2, (index) =>
      fetch(`${portal.url}/api/me`, { headers: { ...forged(index), authorization: 'Bearer qa_guess' } }),
    );
    expect(guessed).toEqual([429, 429]);
    const signIn = await ask(2, (index) =>
      fetch(`${portal.url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { ...forged(index), 'content-type': 'application/json' },
        body: '{}',
      }),
    );
    expect(signIn).toEqual([429, 429]);
    await portal.close();
  });

  it('hold for the address that a trusted proxy names last, and for none that came to it in the header', async () => {
    const environment = { RATE_LIMIT_ANONYMOUS: '5', TRUSTED_PROXIES: '127.0.0.1,10.0.0.0/8' };
    const portal = await startPortal({ environment });
    const from = (claimed: string, real: string) => () =>
      fetch(`${portal.url}/api/me`, { headers: { 'x-forwarded-for': `${claimed}, ${real}, 10.1.2.3` } });
    expect(refused(await ask(6, from('198.51.100.1', '203.0.113.1')))).toBe(1);
    expect(refused(await ask(2, from('198.51.100.2', '203.0.113.1')))).toBe(2);
    expect(refused(await ask(2, from('198.51.100.1', '203.0.113.2')))).toBe(0);
    await portal.close();
  });

  it('are none where the setting is 0', async () => {
    const portal = await startPortal({ environment: { RATE_LIMIT_ANONYMOUS: '0' } });
    const answer = await fetch(`${portal.url}/api/me`);
    expect([answer.status, answer.headers.get('ratelimit')]).toEqual([401, null]);
    await portal.close();
  });
});

describe('limits of several processes', () => {
  const anonymous = (portal: TestPortal) => () => fetch(`${portal.url}/api/me`);

  it('are one where they share a Redis', async () => {
    const environment = { QUEUE_PREFIX: randomUUID() };
    const [one, other] = await Promise.all([
      startPortal({ queue: 'redis', environment }),
      startPortal({ queue: 'redis', environment }),
    ]);
    const left = async (portal: TestPortal) =>
      Number(/r=(\d+)/.exec((await anonymous(portal)()).headers.get('ratelimit') ?? '')?.[1]);
    // Each counts for itself until it is connected. Two more for the first one: the counts differ by then.
    await ask(2, anonymous(one));
    while ((await left(one)) - (await left(other)) !== 1) await sleep(20);
    const before = await left(one);
    await ask(5, anonymous(other));
    expect(await left(one)).toBe(before - 6);
    await Promise.all([one.close(), other.close()]);
  });

  it('hold in each alone while Redis does not answer', async () => {
    const environment = { RATE_LIMIT_ANONYMOUS: '5', REDIS_URL: 'redis://127.0.0.1:1' };
    const portal = await startPortal({ environment });
    expect(refused(await ask(6, anonymous(portal)))).toBe(1);
    await portal.close();
  });
});

describe('guessing passwords', () => {
  it('ends soon, from whatever addresses it claims to come', async () => {
    const portal = await startPortal({ environment: { NODE_ENV: 'production' } });
    const statuses = await ask(22, (index) =>
      fetch(`${portal.url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': `203.0.113.${index}` },
        // No address: refused before any password is hashed.
        body: JSON.stringify({ email: `guess ${index}`, password: 'guess' }),
      }),
    );
    expect(refused(statuses)).toBe(2);
    await portal.close();
  });
});
