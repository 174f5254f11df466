/**
 * Every way in which a question to a language model can fail. Codes are stable: they are stored with the reading and
 * shown. None of them fails the document: the reading of the rules stands by itself.
 */
export const llmFailureCodes = [
  /** The address is none that we may call: not http(s), with a user name, or private without being opened. */
  'refused_address',
  /** Nobody there, or the connection broke: no name, refused, reset, a certificate that does not hold. */
  'unreachable',
  'timeout',
  /** It sent us elsewhere. Redirects are never followed. */
  'redirect',
  /** 429. */
  'rate_limited',
  /** Any other answer but 200. */
  'bad_status',
  /** The answer has more bytes than allowed, also after unpacking. */
  'too_large',
  /** No answer of the protocol: a broken or unknown packing, no choice, an unfinished stream. */
  'bad_response',
  /** The model refused, or stopped before its answer was whole. */
  'no_answer',
  /** What the model wrote is no JSON. */
  'bad_json',
  /** It is JSON, but not the key information that was asked for. */
  'schema_mismatch',
  /** The month’s budget does not hold this question. */
  'budget_spent',
  /** Five questions in a row failed, or the endpoint asked for a pause: nothing is sent until then. */
  'circuit_open',
] as const;
export type LlmFailureCode = (typeof llmFailureCodes)[number];

/** Why there is no answer. The message is for a person, and repeats nothing that came from outside. */
export interface LlmFailure {
  code: LlmFailureCode;
  message: string;
  /** HTTP status, where there was one. */
  status?: number;
  /** When it makes sense to ask again; absent where the endpoint or the pause says nothing. */
  retryAfterMilliseconds?: number;
}

/** A value, or why there is none. */
export type LlmOutcome<Value> = { ok: true; value: Value } | { ok: false; failure: LlmFailure };

/** The failing outcome in one line. */
export function failed(
  code: LlmFailureCode,
  message: string,
  more: Pick<LlmFailure, 'status' | 'retryAfterMilliseconds'> = {},
): { ok: false; failure: LlmFailure } {
  return { ok: false, failure: { code, message, ...more } };
}
