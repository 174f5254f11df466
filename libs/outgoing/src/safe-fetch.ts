import { Client } from 'undici';
import { failed, type Failure, type Outcome, type OutgoingFailureCode } from '@gemmavision/domain/outgoing';
import { systemCodeOf } from '@gemmavision/domain/errors';
import { boundedText } from './bounded-body.ts';
import { guardedConnect, type Resolve } from './guarded-connect.ts';
import { Refusal } from './refusal.ts';
import { retryAfterMilliseconds } from './retry-after.ts';
import { checkTarget, type AllowedHost } from './target.ts';

/** How long a request may take, and how much may come back. */
export interface OutgoingLimits {
  connectMilliseconds: number;
  /** From the request to the first byte of the answer: a model that is not asked to stream thinks first. */
  headersMilliseconds: number;
  /** From the start to the last byte. */
  totalMilliseconds: number;
  /** Of the answer, also after unpacking. */
  maxBytes: number;
}

/** What a portal admin allows beyond the public internet. */
export interface OutgoingRules {
  allowedHosts: readonly AllowedHost[];
  /** How names are resolved; the system’s way unless a test says otherwise. */
  resolve?: Resolve;
  /** Gives up when aborted. */
  signal?: AbortSignal;
}

export interface OutgoingRequest {
  url: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
  /** Which status is the answer hoped for; 200 where nothing is said. */
  isAnswer?: (status: number) => boolean;
  limits: OutgoingLimits;
}

/** The part of an answer that a reader needs: its kind, and its text as it comes in. */
export interface OutgoingAnswer {
  status: number;
  /** As in `application/json`, lower case, without parameters. */
  mediaType: string;
  text: AsyncIterable<string>;
}

/**
 * The one way out of the portal to addresses that people type in. Connects to checked addresses only (see
 * guarded-connect.ts), follows no redirect, keeps no connection, and takes only so long and so much. `read` gets an
 * answer of the status hoped for; everything else is a failure, a value. An error that is none of the network’s is thrown.
 */
export async function safeFetch<Value, Code extends string = OutgoingFailureCode>(
  request: OutgoingRequest,
  rules: OutgoingRules,
  read: (answer: OutgoingAnswer) => Promise<Outcome<Value, Code>>,
): Promise<Outcome<Value, Code | OutgoingFailureCode>> {
  const { limits } = request;
  const target = checkTarget(request.url, rules.allowedHosts);
  if (!target.ok) return target;
  const { url, mayConnectTo } = target.value;
  // A client for one request: the next one is checked again from the start, also if the name or the rules changed.
  const client = new Client(url.origin, {
    connect: guardedConnect({
      mayConnectTo,
      connectMilliseconds: limits.connectMilliseconds,
      resolve: rules.resolve,
    }),
    headersTimeout: limits.headersMilliseconds,
    bodyTimeout: limits.totalMilliseconds,
  });
  const deadline = deadlineOf(limits.totalMilliseconds, rules.signal);
  try {
    return await Promise.race([exchange(client, url, request, read), deadline.passed]);
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  } finally {
    deadline.stop();
    client.destroy().catch(() => {});
  }
}

async function exchange<Value, Code extends string>(
  client: Client,
  url: URL,
  { method, headers, body, isAnswer = isOk, limits }: OutgoingRequest,
  read: (answer: OutgoingAnswer) => Promise<Outcome<Value, Code>>,
): Promise<Outcome<Value, Code | OutgoingFailureCode>> {
  const answer = await client.request({
    path: url.pathname + url.search,
    method,
    headers: { 'accept-encoding': 'gzip', ...headers },
    body,
  });
  // Where nobody reads it any more, its end is no news.
  answer.body.on('error', () => {});
  const header = (name: string) => {
    const value = answer.headers[name];
    return (Array.isArray(value) ? value.join(', ') : (value ?? '')).trim();
  };
  if (!isAnswer(answer.statusCode)) {
    answer.body.destroy();
    return { ok: false, failure: failureOfStatus(answer.statusCode, header('retry-after')) };
  }
  return read({
    status: answer.statusCode,
    mediaType: (header('content-type').split(';')[0] ?? '').trim().toLowerCase(),
    text: boundedText(answer.body, header('content-encoding').toLowerCase(), limits.maxBytes),
  });
}

const isOk = (status: number) => status === 200;

/** What another status than the one hoped for means. Nothing of the body is repeated: it may hold what we sent, or anything. */
function failureOfStatus(status: number, retryAfter: string): Failure {
  const wait = retryAfterMilliseconds(retryAfter, Date.now());
  const facts = { status, ...(wait !== null && { retryAfterMilliseconds: wait }) };
  if (status >= 300 && status < 400) {
    return failed(
      'redirect',
      `The endpoint sent us elsewhere (status ${status}): enter the address itself.`,
      facts,
    ).failure;
  }
  if (status === 429) {
    return failed('rate_limited', 'The endpoint has had too many requests (status 429).', facts).failure;
  }
  return failed('bad_status', `The endpoint answered with status ${status}.`, facts).failure;
}

function deadlineOf(milliseconds: number, signal: AbortSignal | undefined) {
  const { promise, reject } = withReject();
  const timer = setTimeout(() => reject(timedOut()), milliseconds);
  const abort = () => reject(new Refusal(failed('timeout', 'The request was given up before its answer.')));
  if (signal?.aborted === true) abort();
  signal?.addEventListener('abort', abort, { once: true });
  return {
    passed: promise,
    stop: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    },
  };
}

function withReject(): { promise: Promise<never>; reject: (reason: Error) => void } {
  let reject: (reason: Error) => void = () => {};
  const promise = new Promise<never>((_resolve, rejectPromise) => {
    reject = rejectPromise;
  });
  return { promise, reject };
}

function timedOut(): Refusal {
  return new Refusal(failed('timeout', 'The endpoint did not answer in time.'));
}

const timeouts = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);
/** What the other side says is not HTTP, or is not what it announced; Z_ is unpacking. */
const broken =
  /^(?:HPE_|Z_|ERR__ERROR_FORMAT|UND_ERR_(?:HEADERS_OVERFLOW|RES_)|ERR_PADDING|ERR_BROTLI|ERR_STREAM)/;

function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return error.failure;
  const code = systemCodeOf(error);
  if (code === undefined) throw error;
  if (timeouts.has(code)) return timedOut().failure;
  if (broken.test(code)) return failed('bad_response', `The endpoint’s answer is broken (${code}).`).failure;
  return failed('unreachable', `The endpoint cannot be reached (${code}).`).failure;
}
