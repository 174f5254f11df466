import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { failed } from '@gemmavision/domain/outgoing';
import { Refusal } from './refusal.ts';

const unpackers: Record<string, () => Transform> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  deflate: () => createInflate(),
  br: () => createBrotliDecompress(),
};

/** Stops at the first byte over the limit. */
async function* bounded(body: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw new Refusal(failed('too_large', `The endpoint’s answer has more than ${maxBytes} bytes.`));
    }
    yield chunk;
  }
}

function unpacked(body: AsyncIterable<Buffer>, encoding: string): AsyncIterable<Buffer> {
  if (encoding === '' || encoding === 'identity') return body;
  const unpacker = unpackers[encoding]?.();
  if (unpacker === undefined) {
    throw new Refusal(
      failed('bad_response', 'The endpoint’s answer is packed in a way that we do not know.'),
    );
  }
  // Errors of either side end the other; the reader of the last stream sees them.
  pipeline(Readable.from(body), unpacker, () => {});
  return unpacker;
}

/** A body as text, chunk by chunk, never more than `maxBytes` of it: neither as sent nor unpacked. */
export async function* boundedText(
  body: AsyncIterable<Buffer>,
  encoding: string,
  maxBytes: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of bounded(unpacked(bounded(body, maxBytes), encoding), maxBytes)) {
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}
