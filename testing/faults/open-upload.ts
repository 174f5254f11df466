import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Person } from '../portal.ts';

/** An upload of one file of which a test decides when how much is sent. */
interface OpenUpload {
  /** Bytes of the whole request. */
  bytes: number;
  /** Sends on up to this place in the request; the end of it ends it. */
  sendTo(place: number): void;
  /** Status and body of the answer; rejects where the connection ends without one. */
  answer: Promise<{ status: number; body: unknown }>;
  breakOff(): void;
}

export function openUpload(url: string, person: Person, content: Uint8Array, fileName: string): OpenUpload {
  const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--x--\r\n')]);
  const sent = request(`${url}/api/documents`, {
    method: 'POST',
    agent: false,
    headers: {
      cookie: person.cookie,
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': body.length,
    },
  });
  const answer = once(sent, 'response').then(async ([response]) => {
    const { statusCode = 0 } = response as IncomingMessage;
    return { status: statusCode, body: await json(response as IncomingMessage) };
  });
  // Whoever breaks it off, or takes the api down, does not wait for it.
  answer.catch(() => undefined);
  sent.on('error', () => undefined);
  let place = 0;
  return {
    bytes: body.length,
    sendTo: (next) => {
      sent.write(body.subarray(place, next));
      place = next;
      if (place >= body.length) sent.end();
    },
    answer,
    breakOff: () => sent.destroy(),
  };
}
