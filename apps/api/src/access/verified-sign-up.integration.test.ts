import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Problem } from '@gemmavision/domain/contract';
import { startMailServer, type MailServer } from '../../../../testing/mail-server.ts';
import { signIn, startPortal, type TestPortal } from '../../../../testing/portal.ts';

let portal: TestPortal;
let mailServer: MailServer;
beforeAll(async () => {
  mailServer = await startMailServer();
  const environment = { SMTP_URL: mailServer.url, MAIL_FROM: 'portal@example.com', SIGN_UP: 'open' };
  portal = await startPortal({ environment });
});
afterAll(async () => {
  await portal.close();
  await mailServer.close();
});

const password = 'correct horse battery';
const post = (path: string, body: unknown) =>
  fetch(portal.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

it('an account of one’s own making is of use once its address is proved to be theirs, by a link sent there', async () => {
  const email = 'grace@example.com';
  const made = await post('/api/auth/sign-up/email', { name: 'Grace', email, password });
  expect([made.status, made.headers.getSetCookie()]).toEqual([200, []]);
  const refused = await post('/api/auth/sign-in/email', { email, password });
  expect([refused.status, ((await refused.json()) as Problem).facts]).toEqual([
    403,
    { reason: 'EMAIL_NOT_VERIFIED' },
  ]);
  const [mail] = mailServer.mails;
  expect(mail?.to).toEqual([email]);
  const source = mail?.source.replace(/=\r\n/g, '').replace(/=3D/gi, '=') ?? '';
  const token = /verify-email\?token=([\w.-]+)/.exec(source)?.[1] ?? '';
  const prove = (sent: string) =>
    fetch(`${portal.url}/api/auth/verify-email?token=${sent}&callbackURL=/sign-in`, { redirect: 'manual' });
  const forged = `${token.slice(0, -4)}AAAA`;
  expect((await prove(forged)).headers.get('location')).toContain('error=INVALID_TOKEN');
  await expect(signIn(portal.url, email, password)).rejects.toThrow('403');
  expect((await prove(token)).headers.get('location')).toBe('/sign-in');
  await signIn(portal.url, email, password);
});

it('a second account with an address of somebody else is not made, and nobody is told that there is one', async () => {
  const person = await portal.person('viewer');
  const answer = await post('/api/auth/sign-up/email', {
    name: 'Eve',
    email: person.email,
    password: 'another long secret',
  });
  expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []]);
  await expect(signIn(portal.url, person.email, 'another long secret')).rejects.toThrow('401');
  await signIn(portal.url, person.email, password);
});
