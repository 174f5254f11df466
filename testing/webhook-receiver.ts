import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request, as it arrived. */
export interface ReceivedWebhook {
  id: string;
  headers: IncomingHttpHeaders;
  /** Letter by letter: what was signed. */
  body: string;
  type: string;
  data: Record<string, unknown>;
}

/** A real HTTP server on loopback that takes webhooks. */
export interface WebhookReceiver {
  url: string;
  /** What a portal admin would have to open for it. */
  allowedHost: { host: string; port: number };
  received: ReceivedWebhook[];
  /** How it answers from now on. */
  answer: (response: ServerResponse, request: ReceivedWebhook) => void;
  close(): Promise<void>;
}

/** Answers with this status, and headers. */
export const answering =
  (status: number, headers: Record<string, string> = {}): WebhookReceiver['answer'] =>
  (response) => {
    response.writeHead(status, headers).end();
  };

export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const http = createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const body = Buffer.concat(parts).toString();
      const { type, data } = JSON.parse(body) as Pick<ReceivedWebhook, 'type' | 'data'>;
      const one = { id: String(request.headers['webhook-id']), headers: request.headers, body, type, data };
      receiver.received.push(one);
      receiver.answer(response, one);
    })();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${port}/hooks`,
    allowedHost: { host: '127.0.0.1', port },
    received: [],
    answer: answering(204),
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return receiver;
}

/** Verifies by the words of the specification alone, with none of the code that signs. */
export function isSignedWith(secret: string, { headers, body }: ReceivedWebhook): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = createHmac('sha256', key).update(signed).digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .map((one) => one.split(','))
    .some(([version, signature = '']) => {
      const given = Buffer.from(signature, 'base64');
      return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
    });
}
