/**
 * Every way in which a request to an address that people typed in can fail. Codes are stable: they are stored and
 * shown.
 */
export const outgoingFailureCodes = [
  /** The address is none that we may call: not http(s), with a user name, or private without being opened. */
  'refused_address',
  /** Nobody there, or the connection broke: no name, refused, reset, a certificate that does not hold. */
  'unreachable',
  'timeout',
  /** It sent us elsewhere. Redirects are never followed. */
  'redirect',
  /** 429. */
  'rate_limited',
  /** Any other status that is not the one hoped for. */
  'bad_status',
  /** The answer has more bytes than allowed, also after unpacking. */
  'too_large',
  /** Broken HTTP, a broken or unknown packing, or not the protocol that was expected. */
  'bad_response',
  /** Several requests in a row failed, or the endpoint asked for a pause: nothing is sent until then. */
  'circuit_open',
] as const;
export type OutgoingFailureCode = (typeof outgoingFailureCodes)[number];

/** Why there is no answer. The message is for a person, and repeats nothing that came from outside. */
export interface Failure<Code extends string = OutgoingFailureCode> {
  code: Code;
  message: string;
  /** HTTP status, where there was one. */
  status?: number;
  /** When it makes sense to ask again; absent where the endpoint or the pause says nothing. */
  retryAfterMilliseconds?: number;
}

/** A value, or why there is none. */
export type Outcome<Value, Code extends string = OutgoingFailureCode> =
  { ok: true; value: Value } | { ok: false; failure: Failure<Code> };

/** The failing outcome in one line. */
export function failed<Code extends string>(
  code: Code,
  message: string,
  more: Pick<Failure, 'status' | 'retryAfterMilliseconds'> = {},
): { ok: false; failure: Failure<Code> } {
  return { ok: false, failure: { code, message, ...more } };
}
