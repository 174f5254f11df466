import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import type { OwnSecurity } from '@gemmavision/domain/access';
import type { Problem } from '@gemmavision/domain/contract';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

const password = 'correct horse battery';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.close());

const post = (body: unknown, cookie?: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...(cookie !== undefined && { cookie }) },
  body: JSON.stringify(body),
});

const auth = (path: string, body: unknown, cookie?: string) =>
  fetch(`${portal.url}/api/auth${path}`, post(body, cookie));

/** The cookies that an answer sets, as a browser would send them back. */
const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .filter((line) => !/Max-Age=0/i.test(line))
    .map((line) => line.split(';')[0])
    .join('; ');

const isGood = async (cookie: string) =>
  (await fetch(`${portal.url}/api/me`, { headers: { cookie } })).status === 200;

/** The secret that an authenticator app reads out of the QR code. */
const secretOf = (totpURI: string) =>
  new TextDecoder().decode(base32.decode(new URL(totpURI).searchParams.get('secret') ?? ''));

async function withSecondFactor(): Promise<{
  person: Person;
  cookie: string;
  secret: string;
  codes: string[];
}> {
  const person = await portal.person('viewer');
  const begun = await auth('/two-factor/enable', { password }, person.cookie);
  const { totpURI, backupCodes } = (await begun.json()) as { totpURI: string; backupCodes: string[] };
  const secret = secretOf(totpURI);
  const code = await createOTP(secret).totp();
  const proved = await auth('/two-factor/verify-totp', { code }, person.cookie);
  expect(proved.status).toBe(200);
  return { person, cookie: cookiesOf(proved), secret, codes: backupCodes };
}

const passwordOf = async ({ email }: Person) => {
  const answer = await auth('/sign-in/email', { email, password });
  return { answer, cookie: cookiesOf(answer) };
};

describe('a second factor', () => {
  it('counts from the first code that was right, not before', async () => {
    const person = await portal.person('viewer');
    expect((await auth('/two-factor/enable', { password: 'wrong horse' }, person.cookie)).status).toBe(400);
    expect((await auth('/two-factor/enable', { password }, person.cookie)).status).toBe(200);
    expect((await auth('/two-factor/verify-totp', { code: '000000' }, person.cookie)).status).toBe(401);
    expect(await person.json<OwnSecurity>('/api/me/security')).toMatchObject({ hasSecondFactor: false });
    const { cookie } = await passwordOf(person);
    expect(await isGood(cookie)).toBe(true);
  });

  it('is asked for after the password, which alone opens nothing', async () => {
    const { person, cookie, secret } = await withSecondFactor();
    expect([await isGood(person.cookie), await isGood(cookie)]).toEqual([false, true]);
    const { answer, cookie: half } = await passwordOf(person);
    expect(await answer.json()).toMatchObject({ twoFactorRedirect: true });
    expect(await isGood(half)).toBe(false);
    const sessions = await portal.server.database.session.count({ where: { user: { email: person.email } } });
    expect(sessions).toBe(1);

    const wrong = await auth('/two-factor/verify-totp', { code: '000000' }, half);
    expect([wrong.status, cookiesOf(wrong)]).toEqual([401, '']);
    const entered = await auth('/two-factor/verify-totp', { code: await createOTP(secret).totp() }, half);
    expect(await isGood(cookiesOf(entered))).toBe(true);
    // The challenge is used up.
    const again = await auth('/two-factor/verify-totp', { code: await createOTP(secret).totp() }, half);
    expect(again.status).toBe(401);
  });

  it('cannot be guessed: a challenge ends after five wrong codes', async () => {
    const { person, secret } = await withSecondFactor();
    const { cookie: half } = await passwordOf(person);
    for (let n = 0; n < 5; n++) await auth('/two-factor/verify-totp', { code: '000000' }, half);
    const right = await auth('/two-factor/verify-totp', { code: await createOTP(secret).totp() }, half);
    expect([right.status, cookiesOf(right)]).toEqual([400, '']);
  });

  it('trusts no device, whatever the request says', async () => {
    const { person, secret } = await withSecondFactor();
    const { cookie: half } = await passwordOf(person);
    const body = { code: await createOTP(secret).totp(), trustDevice: true };
    const answer = await auth('/two-factor/verify-totp', body, half);
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([400, 'invalid_request']);
  });

  it('may be a backup code, each of them once', async () => {
    const { person, codes } = await withSecondFactor();
    const enter = async (code: string) => {
      const { cookie: half } = await passwordOf(person);
      return auth('/two-factor/verify-backup-code', { code }, half);
    };
    const first = await enter(codes[0]!);
    expect(await isGood(cookiesOf(first))).toBe(true);
    expect((await enter(codes[0]!)).status).toBe(401);
    expect((await enter(codes[1]!)).status).toBe(200);
    expect(new Set(codes).size).toBe(10);
  });

  it('is removed with the password only, and then not asked for', async () => {
    const { person, cookie } = await withSecondFactor();
    expect((await auth('/two-factor/disable', { password: 'wrong horse' }, cookie)).status).toBe(400);
    const removed = await auth('/two-factor/disable', { password }, cookie);
    const renewed = cookiesOf(removed);
    expect([await isGood(cookie), await isGood(renewed)]).toEqual([false, true]);
    expect(await isGood((await passwordOf(person)).cookie)).toBe(true);
  });

  it('and every step of it stands in the audit log, without codes and secrets', async () => {
    const { person, cookie, secret, codes } = await withSecondFactor();
    const { cookie: half } = await passwordOf(person);
    await auth('/two-factor/verify-totp', { code: '000000' }, half);
    await auth('/two-factor/verify-backup-code', { code: codes[0]! }, half);
    await auth('/two-factor/generate-backup-codes', { password }, cookie);
    await auth('/two-factor/disable', { password }, cookie);
    const { id } = await portal.server.database.user.findUniqueOrThrow({ where: { email: person.email } });
    const events = await portal.server.database.auditEvent.findMany({
      where: { actorId: id },
      orderBy: { at: 'asc' },
    });
    expect(events.map(({ action, details }) => [action, details])).toEqual([
      ['session.signedIn', { by: 'password' }],
      ['account.changed', { what: 'second factor set up' }],
      ['session.refused', { by: 'authenticator code' }],
      ['session.signedIn', { by: 'backup code' }],
      ['account.changed', { what: 'backup codes renewed' }],
      ['account.changed', { what: 'second factor removed' }],
    ]);
    for (const kept of [secret, ...codes]) expect(JSON.stringify(events)).not.toContain(kept);
  });
});

describe('a passkey', () => {
  it('is added only by who is signed in, and used only with a challenge of this portal', async () => {
    const options = await fetch(`${portal.url}/api/auth/passkey/generate-register-options`);
    expect(options.status).toBe(401);
    const response = { id: 'made-up', rawId: 'made-up', type: 'public-key', response: {} };
    const entered = await auth('/passkey/verify-authentication', { response });
    expect([entered.status, cookiesOf(entered)]).toEqual([400, '']);
    const person = await portal.person('viewer');
    const added = await auth('/passkey/verify-registration', { response, name: 'Mine' }, person.cookie);
    expect(added.status).toBe(400);
  });

  it('of somebody else is neither renamed nor removed', async () => {
    const { database } = portal.server;
    const [person, other] = await Promise.all([portal.person('viewer'), portal.person('owner')]);
    const { id: userId } = await database.user.findUniqueOrThrow({ where: { email: person.email } });
    await database.passkey.create({
      data: {
        ...{ id: 'p1', userId, name: 'Laptop', publicKey: 'k', credentialID: 'c' },
        ...{ counter: 0, deviceType: 'multiDevice', backedUp: true, createdAt: new Date() },
      },
    });
    const rename = (who: Person) =>
      who.fetch('/api/me/passkeys/p1', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: '{"name":"Old laptop"}',
      });
    expect([(await rename(other)).status, (await rename(person)).status]).toEqual([404, 204]);
    const { passkeys } = await person.json<OwnSecurity>('/api/me/security');
    expect(passkeys).toMatchObject([{ id: 'p1', name: 'Old laptop', isSynced: true }]);
    const remove = (who: Person) => who.fetch('/api/me/passkeys/p1', { method: 'DELETE' });
    expect([(await remove(other)).status, (await remove(person)).status]).toEqual([404, 204]);
  });
});
