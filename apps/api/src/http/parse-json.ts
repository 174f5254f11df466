import express, { type RequestHandler } from 'express';
import { isStorable } from '@gemmavision/domain/contract';
import { AppError } from '@gemmavision/domain/errors';

/** Deeper than any body of the contract by far, and no depth yet at which a walk through the values could end badly. */
const deepest = 32;

const read = express.json({
  limit: '256kb',
  // Unpacked, a few bytes become as many as one likes.
  inflate: false,
  verify: (_request, _response, body) => refuseDeep(body),
});

/** Reads the body of a request as JSON; one that is too large or deep, packed or no JSON becomes a problem (`answerErrors`). */
export const parseJson: RequestHandler = (request, response, next) => {
  // What a form of another site can send without asking is never JSON: it gets no further than here.
  const isOther = request.headers['content-length'] !== '0' && request.is('application/json') === false;
  if (isOther)
    return next(new AppError('unsupported_type', 'Send JSON with `Content-Type: application/json`.'));
  read(request, response, (error?: unknown) => {
    next(error ?? (isStorable(request.body) ? undefined : unstorable('body')));
  });
};

/** What the database could not keep is refused before anything is done with it. */
export function unstorable(where: string): AppError {
  return new AppError(
    'invalid_request',
    `${where}: the character U+0000 and half of a letter (a lone surrogate) cannot be part of a text. Leave them out.`,
  );
}

/** Counts the brackets outside of texts, before anything is made of them. */
function refuseDeep(body: Uint8Array): void {
  let depth = 0;
  let inText = false;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i];
    if (byte === quote) inText = !inText;
    else if (inText) i += byte === backslash ? 1 : 0;
    else if (byte === opensObject || byte === opensArray) depth += 1;
    else if (byte === closesObject || byte === closesArray) depth -= 1;
    if (depth > deepest)
      throw new AppError(
        'invalid_request',
        `The JSON of the request is nested deeper than ${deepest} levels.`,
      );
  }
}

const quote = 0x22;
const backslash = 0x5c;
const opensArray = 0x5b;
const closesArray = 0x5d;
const opensObject = 0x7b;
const closesObject = 0x7d;
