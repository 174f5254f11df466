import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';

/** The bytes of an answer, ready to be sent. */
export interface CachedAnswer {
  json: Buffer;
  gzip: Buffer;
}

const compress = promisify(gzip);

/** An answer as bytes, compressed once for all who will ask. */
export async function toCachedAnswer(body: unknown): Promise<CachedAnswer> {
  const json = Buffer.from(JSON.stringify(body));
  return { json, gzip: await compress(json) };
}

/** Memory that an answer takes. */
export const sizeOf = ({ json, gzip }: CachedAnswer): number => json.length + gzip.length;

/** Sends an answer, or 304 to who has it. The browser keeps it for its person and asks each time. */
export function sendCachedAnswer(request: Request, response: Response, answer: CachedAnswer): void {
  const isCompressed = request.acceptsEncodings('gzip', 'identity') === 'gzip';
  const bytes = isCompressed ? answer.gzip : answer.json;
  const etag = etagOf(bytes);
  response.setHeader('ETag', etag);
  // Compressed again on the way, the bytes would no longer be those that the validator names.
  response.setHeader('Cache-Control', 'private, no-cache, no-transform');
  response.setHeader('Vary', 'Accept-Encoding');
  if (isHeld(etag, request.headers['if-none-match'])) {
    response.status(304).end();
    return;
  }
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  if (isCompressed) response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Content-Length', bytes.length);
  response.end(bytes);
}

/**
 * Whether the asker names this answer (RFC 9110, 13.1.2). Express would also heed the `Cache-Control: no-cache` that
 * `fetch` adds to conditional requests, and send everything again.
 */
function isHeld(etag: string, named: string | undefined): boolean {
  if (named === undefined) return false;
  return named.trim() === '*' || named.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

const etags = new WeakMap<Buffer, string>();

/** A strong validator: the same for these very bytes only. */
function etagOf(bytes: Buffer): string {
  const known = etags.get(bytes);
  if (known !== undefined) return known;
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  etags.set(bytes, etag);
  return etag;
}
