/**
 * Every way in which a request can be refused. Codes are stable: scripts rely on them.
 * An error knows no HTTP: apps/api/src/http/problem.ts, the worker and the command line each have their own map.
 */
export const errorCodes = [
  'invalid_request',
  'not_signed_in',
  'not_allowed',
  'not_found',
  'conflict',
  'request_timeout',
  'rate_limited',
  'quota_exceeded',
  'setup_done',
  'unsupported_type',
  'corrupt',
  'type_mismatch',
  'empty',
  'too_large',
  'too_many_files',
  'storage_full',
  'unavailable',
  'page_not_drawable',
  'unknown_model',
  'unknown_split',
  'no_vision_encoder',
  'invalid_settings',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** What went wrong, with the facts a program needs (page, row, limit). */
export type ErrorFacts = Record<string, string | number | boolean | null | undefined>;

/** The one error type of the product. Its message is for a person: what, where, what to do. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;

  constructor(code: ErrorCode, message: string, options: { facts?: ErrorFacts; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.facts = options.facts ?? {};
  }
}

export { systemCodeOf } from './system-code.ts';
