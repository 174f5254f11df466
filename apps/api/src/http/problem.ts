import type { Response } from 'express';
import type { ZodError } from 'zod';
import type { Problem } from '@gemmavision/domain/contract';
import { AppError, type ErrorCode } from '@gemmavision/domain/errors';
import { isDatabaseCollision, isDatabaseFull, isDatabaseOutage } from '@gemmavision/db';

/** How each error looks over HTTP (RFC 9457). Exhaustive: a new code does not compile without its line. */
const problems = {
  invalid_request: { status: 400, title: 'The request is not as it should be' },
  empty: { status: 400, title: 'The file is empty' },
  not_signed_in: { status: 401, title: 'Not signed in' },
  not_allowed: { status: 403, title: 'Not allowed' },
  not_found: { status: 404, title: 'Not found' },
  unknown_model: { status: 404, title: 'Unknown model' },
  request_timeout: { status: 408, title: 'The request did not arrive' },
  conflict: { status: 409, title: 'Not possible now' },
  setup_done: { status: 409, title: 'The portal is set up already' },
  too_large: { status: 413, title: 'Too large' },
  too_many_files: { status: 413, title: 'Too many files' },
  unsupported_type: { status: 415, title: 'Unsupported type of content' },
  type_mismatch: { status: 415, title: 'The content is not what the name says' },
  corrupt: { status: 422, title: 'The file is damaged' },
  page_not_drawable: { status: 422, title: 'The page cannot be drawn' },
  unknown_split: { status: 422, title: 'The split of parameters is not published' },
  no_vision_encoder: { status: 422, title: 'The model sees no images' },
  rate_limited: { status: 429, title: 'Too many requests' },
  quota_exceeded: { status: 429, title: 'The quota is used up' },
  internal: { status: 500, title: 'Something went wrong' },
  invalid_settings: { status: 500, title: 'The settings are wrong' },
  unavailable: { status: 503, title: 'Not available at the moment' },
  storage_full: { status: 507, title: 'The storage is full' },
} as const satisfies Record<ErrorCode, { status: number; title: string }>;

/** The problem that tells of this error. Anything but an AppError stays inside: the log has it, the caller does not. */
export function toProblem(error: unknown, requestId?: string): Problem {
  const known = error instanceof AppError ? error : databaseProblem(error);
  const code = known?.code ?? 'internal';
  return {
    type: `/api/docs#problem-${code}`,
    title: problems[code].title,
    status: problems[code].status,
    detail:
      known?.message ?? 'Something went wrong on our side. Try again; the log has the request under its id.',
    code,
    ...(requestId !== undefined && { requestId }),
    ...(known && Object.keys(known.facts).length > 0 && { facts: factsOf(known) }),
  };
}

/** The problem of a request that does not fit its schema, with every place that is wrong. */
export function toRequestProblem(
  where: 'path' | 'query' | 'body',
  error: ZodError,
  requestId?: string,
): Problem {
  const errors = error.issues.map((issue) => ({
    path: [where, ...issue.path.map(String)].join('.'),
    message: issue.message,
  }));
  const detail = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return { ...toProblem(new AppError('invalid_request', detail), requestId), errors };
}

/** Seconds after which it is worth asking again: what is restarted is back by then. */
export const retryAfter = '5';

/** Sends a problem. */
export function sendProblem(response: Response, problem: Problem): void {
  if (problem.status === 503 && !response.hasHeader('Retry-After'))
    response.setHeader('Retry-After', retryAfter);
  if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** What may be said of an error of the database; undefined where it is a fault of ours. */
function databaseProblem(error: unknown): AppError | undefined {
  if (isDatabaseFull(error)) {
    return new AppError(
      'storage_full',
      'There is no room left where the database is kept: ask whoever runs the portal to make some, then try again.',
    );
  }
  if (isDatabaseOutage(error))
    return new AppError(
      'unavailable',
      'The database does not answer at the moment. Try again in some seconds.',
    );
  if (isDatabaseCollision(error))
    return new AppError('unavailable', 'Somebody else was changing the same things. Try again.');
  return undefined;
}

function factsOf(error: AppError): NonNullable<Problem['facts']> {
  const known = Object.entries(error.facts).filter(
    (entry): entry is [string, string | number | boolean | null] => entry[1] !== undefined,
  );
  return Object.fromEntries(known);
}
