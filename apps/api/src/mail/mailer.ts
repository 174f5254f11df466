import { createTransport } from 'nodemailer';
import type { Settings } from '@gemmavision/settings';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Hands a mail to the mail server. Rejects when it does not take it. */
export type SendMail = (mail: Mail) => Promise<void>;

/** Somebody waits for the answer meanwhile. */
const patienceMilliseconds = 8_000;

/** How mails leave; null where no mail server is set. */
export function createMailer({ smtpUrl, mailFrom }: Pick<Settings, 'smtpUrl' | 'mailFrom'>): SendMail | null {
  if (smtpUrl === undefined || mailFrom === undefined) return null;
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: patienceMilliseconds,
    greetingTimeout: patienceMilliseconds,
    dnsTimeout: patienceMilliseconds,
    socketTimeout: patienceMilliseconds,
    // A mail of ours is made of text alone: nothing it says makes the portal read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const from = { name: 'GemmaVision QuantAdvisor', address: mailFrom };
  return async ({ to, ...mail }) => {
    await transport.sendMail({ from, to: { name: '', address: to }, ...mail });
  };
}
