import { roleDescriptions, type Role } from '@gemmavision/domain/access';
import { escapedHtml } from '../escaped-html.ts';
import type { Mail } from '../mail/mailer.ts';

interface InvitationText {
  to: string;
  teamName: string;
  invitedBy: string;
  role: Role;
  link: string;
  expiresAt: string;
}

/** What an invitation says by e-mail, as plain text and the same as HTML. Names are other people’s words: never markup. */
export function invitationMail({ to, role, link, expiresAt, ...names }: InvitationText): Mail {
  const teamName = onOneLine(names.teamName);
  const invitedBy = onOneLine(names.invitedBy);
  const subject = `${invitedBy} invites you to the team “${teamName}”`;
  const until = `${expiresAt.slice(0, 16).replace('T', ' ')} UTC`;
  const what = `${invitedBy} invites you to the team “${teamName}” of GemmaVision QuantAdvisor, as ${role}.`;
  const rest = [
    `The link works once, for this address only, until ${until}.`,
    'If you do not know what this is about, leave it: without you nothing happens.',
  ];
  return {
    to,
    subject,
    text: [what, roleDescriptions[role], '', link, '', ...rest].join('\n'),
    html: [
      `<p>${escapedHtml(what)}<br>${escapedHtml(roleDescriptions[role])}</p>`,
      `<p><a href="${escapedHtml(link)}">Open the invitation</a></p>`,
      `<p>${escapedHtml(link)}</p>`,
      ...rest.map((one) => `<p>${escapedHtml(one)}</p>`),
    ].join('\n'),
  };
}

function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
