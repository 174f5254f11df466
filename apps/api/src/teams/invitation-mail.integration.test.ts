import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MadeInvitation, TeamInvitation } from '@gemmavision/domain/teams';
import { startMailServer, type MailServer } from '../../../../testing/mail-server.ts';
import { startPortal, type TestPortal } from '../../../../testing/portal.ts';

let portal: TestPortal;
let mailServer: MailServer;
beforeAll(async () => {
  mailServer = await startMailServer();
  portal = await startPortal({
    environment: { SMTP_URL: mailServer.url, MAIL_FROM: 'portal@example.com' },
  });
});
afterAll(async () => {
  await portal.close();
  await mailServer.close();
});

const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** The parts of a mail as a person reads them: without the soft line ends of quoted-printable. */
const readable = (source: string) =>
  source
    .replace(/=\r\n/g, '')
    .replace(/((?:=[\dA-F]{2})+)/g, (codes) =>
      Buffer.from(codes.replaceAll('=', ''), 'hex').toString('utf8'),
    );

describe('an invitation by e-mail', () => {
  it('goes to the invited alone, says who invites into what, and holds the link; names are no markup', async () => {
    const owner = await portal.person();
    await owner.fetch('/api/team', json('PATCH', { name: '<b>Treasury</b>\r\nBcc: eve@example.com' }));
    const body = { email: 'grace@example.com', role: 'analyst' };
    const made = await owner.json<MadeInvitation>('/api/team/invitations', json('POST', body));
    expect([made.mail, made.invitation.mailedAt === null]).toEqual(['sent', false]);
    const [mail] = mailServer.mails;
    const text = readable(mail?.source ?? '');
    expect(mail?.to).toEqual(['grace@example.com']);
    expect(text).toContain(made.link);
    expect(text).toContain('A owner invites you');
    expect(text).not.toMatch(/^Bcc:/im);
    const html = text.slice(text.indexOf('text/html'));
    expect(html).toContain('&lt;b&gt;Treasury');
    expect(html).not.toContain('<b>Treasury');
  });

  it('that no server takes is still an invitation, and says that it was not sent', async () => {
    const owner = await portal.person();
    await mailServer.close();
    const body = { email: 'henry@example.com', role: 'viewer' };
    const made = await owner.json<MadeInvitation>('/api/team/invitations', json('POST', body));
    expect([made.mail, made.invitation.mailedAt]).toEqual(['failed', null]);
    const { items } = await owner.json<{ items: TeamInvitation[] }>('/api/team/invitations');
    expect(items).toEqual([made.invitation]);
    const token = made.link.slice(made.link.lastIndexOf('/'));
    expect((await fetch(`${portal.url}/api/invitations${token}`)).status).toBe(200);
  });
});
