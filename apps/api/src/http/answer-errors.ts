import type { ErrorRequestHandler } from 'express';
import { AppError } from '@gemmavision/domain/errors';
import { sendProblem, toProblem } from './problem.ts';

/** Answers what a route threw as a problem, and has what is our own fault logged. */
export const answerErrors: ErrorRequestHandler = (error: unknown, request, response, next) => {
  const problem = toProblem(fromParser(error), String(request.id));
  // The line of the request tells of it.
  if (problem.status >= 500) response.err = toError(error);
  // It was answered already, and broke off for that reason.
  if (response.writableEnded) return;
  // Half an answer has left already: all that remains is to break it off.
  if (response.headersSent) return next(error);
  sendProblem(response, problem);
};

/** What express’s own body parser and router say of a bad request, as an error of ours. */
function fromParser(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 413)
    return new AppError('too_large', 'The body of the request is larger than 256 kB.', { cause: error });
  if (status === 415)
    return new AppError('unsupported_type', 'Send JSON in UTF-8 and without `Content-Encoding`.', {
      cause: error,
    });
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new AppError(
      'invalid_request',
      'The request cannot be read: send JSON with `Content-Type: application/json`.',
      { cause: error },
    );
  }
  return error;
}

function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
