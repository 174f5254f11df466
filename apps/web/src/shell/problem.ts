import type { Problem } from '@gemmavision/domain/contract';

/** Codes that the browser itself adds to those of the API. */
export type ProblemCode = Problem['code'] | 'unreachable' | 'unexpected_answer';

/** An answer other than success. Its message is meant for the person at the screen. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: ProblemCode;
  /** Quote it in a report: it is in the portal's log too. */
  readonly requestId: string | undefined;
  /** What was wrong with the request, field by field. */
  readonly fieldErrors: readonly { path: string; message: string }[];
  /** What a page needs to say it in its own words. */
  readonly facts: NonNullable<Problem['facts']>;

  constructor(
    status: number,
    code: ProblemCode,
    detail: string,
    more: {
      requestId?: string;
      fieldErrors?: readonly { path: string; message: string }[];
      facts?: Problem['facts'];
    } = {},
  ) {
    super(detail);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.requestId = more.requestId;
    this.fieldErrors = more.fieldErrors ?? [];
    this.facts = more.facts ?? {};
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether the body is our problem+json; the api's own tests prove the rest of the shape. */
function isProblem(body: unknown): body is Problem {
  return isRecord(body) && typeof body['code'] === 'string' && typeof body['detail'] === 'string';
}

/** Reads the refusal out of an answer, also where something between browser and portal wrote it. */
export function problemFrom(status: number, bodyText: string): ApiProblem {
  let body: unknown = null;
  try {
    body = JSON.parse(bodyText);
  } catch {
    // Not JSON: a proxy's page, or nothing at all. The status has to say it.
  }
  if (isProblem(body)) {
    return new ApiProblem(status, body.code, body.detail, {
      requestId: body.requestId,
      fieldErrors: body.errors,
      facts: body.facts,
    });
  }
  if (status === 413) {
    return new ApiProblem(
      status,
      'too_large',
      'The file is larger than this portal accepts. Split it and try again.',
    );
  }
  return new ApiProblem(
    status,
    'unexpected_answer',
    `The portal answered with status ${status}. Try again; if it happens again, look into the portal’s log.`,
  );
}

/** The problem for a request that got no answer. */
export function unreachable(): ApiProblem {
  return new ApiProblem(
    0,
    'unreachable',
    'The portal cannot be reached. Check your connection and that the portal is running, then try again.',
  );
}

/** Whether the error says that nobody is signed in. */
export function isNotSignedIn(error: unknown): boolean {
  return error instanceof ApiProblem && (error.code === 'not_signed_in' || error.status === 401);
}
