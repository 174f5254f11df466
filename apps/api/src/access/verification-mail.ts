import type { Mail } from '../mail/mailer.ts';

/** Asks whoever has the address whether the account is theirs. The link is of our own making: it needs no escaping. */
export function verificationMail(to: string, link: string): Mail {
  const what =
    'Somebody made an account with this e-mail address in GemmaVision QuantAdvisor. If that was you:';
  const rest =
    'The link works for an hour. If it was not you, leave it: without you nobody can use the account.';
  return {
    to,
    subject: 'Is this your e-mail address?',
    text: [what, '', link, '', rest].join('\n'),
    html: `<p>${what}</p>\n<p><a href="${link.replaceAll('&', '&amp;')}">Yes, it is mine</a></p>\n<p>${rest}</p>`,
  };
}
