import { Webhook } from 'standardwebhooks';

/** What names and proves a delivery (https://www.standardwebhooks.com): at each attempt the same id, a new time. */
export function signatureHeaders(
  { id, body }: { id: string; body: string },
  secrets: readonly string[],
  at: Date,
): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    // While a secret is changed there are two, and the receiver takes the one that it knows.
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}
