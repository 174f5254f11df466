import { isAPIError } from 'better-auth/api';
import { fromNodeHeaders } from 'better-auth/node';
import type { Express, Request as ExpressRequest, Response as ExpressResponse } from 'express';
import { z } from 'zod';
import { shortestPassword } from '@gemmavision/domain/access';
import { AppError, type ErrorCode } from '@gemmavision/domain/errors';
import { parseJson } from '../http/parse-json.ts';
import { sendProblem, toProblem, toRequestProblem } from '../http/problem.ts';
import type { Auth } from './auth.ts';
import { refuseForeignOrigin } from './foreign-origin.ts';
import { clientAddressHeader, requestIdHeader } from './record-access.ts';

interface OpenEndpoint {
  /** Why it is better-auth’s own and no route of the contract. */
  why: string;
  /** All that may be sent: better-auth takes more. */
  body?: z.ZodType;
}

const beginsSession = 'It gives out the cookie of a session, which is better-auth’s to sign.';
const renewsSession = 'It replaces the cookie of the session, so that no older copy of it stays good.';
const challenges = 'It keeps the challenge in a cookie that better-auth signs.';

const email = z.string().trim().max(320);
const secret = z.string().max(1_000);
const code = z.string().trim().max(64);
const localPath = z
  .string()
  .max(2_000)
  .regex(/^\/(?![/\\])/u, 'a path of this portal');
/** What a browser’s WebAuthn interface answers: checked by better-auth, against the challenge. */
const webAuthnAnswer = z.record(z.string(), z.unknown());
const nothing = z.strictObject({});

/**
 * What of better-auth is open to the outside. The rest (teams, invitations, keys, other people’s accounts) does not ask
 * our table of rights: it gets a route of the contract when a page needs it.
 */
export const openEndpoints: Record<`${'GET' | 'POST'} /${string}`, OpenEndpoint> = {
  'POST /sign-in/email': { why: beginsSession, body: z.strictObject({ email, password: secret }) },
  'POST /sign-up/email': {
    why: beginsSession,
    body: z.strictObject({
      name: z.string().trim().min(1).max(100),
      email: z.email().max(320),
      password: secret.min(shortestPassword),
    }),
  },
  'GET /verify-email': { why: 'It proves by a link of its own signing that somebody has the address.' },
  'POST /sign-out': { why: 'It takes the cookie back.', body: nothing },
  'GET /get-session': {
    why: 'It tells a page whether there is a session at all, also of somebody in no team.',
  },
  'POST /change-password': {
    why: renewsSession,
    body: z
      .strictObject({ currentPassword: secret, newPassword: secret })
      // Whoever knew the old password may be signed in somewhere.
      .transform((body) => ({ ...body, revokeOtherSessions: true })),
  },
  'POST /two-factor/enable': {
    why: 'It shows the secret and the backup codes, once, after the password.',
    body: z.strictObject({ password: secret }),
  },
  'POST /two-factor/verify-totp': { why: beginsSession, body: z.strictObject({ code }) },
  'POST /two-factor/verify-backup-code': { why: beginsSession, body: z.strictObject({ code }) },
  'POST /two-factor/generate-backup-codes': {
    why: 'It shows new backup codes, once, after the password.',
    body: z.strictObject({ password: secret }),
  },
  'POST /two-factor/disable': { why: renewsSession, body: z.strictObject({ password: secret }) },
  'GET /passkey/generate-register-options': { why: challenges },
  'POST /passkey/verify-registration': {
    why: challenges,
    body: z.strictObject({ response: webAuthnAnswer, name: z.string().trim().min(1).max(60) }),
  },
  'GET /passkey/generate-authenticate-options': { why: challenges },
  'POST /passkey/verify-authentication': {
    why: beginsSession,
    body: z.strictObject({ response: webAuthnAnswer }),
  },
  'POST /sign-in/social': {
    why: 'It keeps state and PKCE verifier of single sign-on in a cookie and a row of its own.',
    body: z.strictObject({
      provider: z.literal('oidc'),
      callbackURL: localPath,
      errorCallbackURL: localPath,
    }),
  },
  'GET /callback/oidc': { why: beginsSession },
};

/**
 * Serves signing in and out. Bodies are read here as everywhere else, and problems told in the one form of all; what
 * better-auth cannot answer at all is our own error.
 */
export function serveAuth(app: Express, auth: Auth): void {
  const { baseURL, basePath } = auth.options;
  for (const [name, { body: schema }] of Object.entries(openEndpoints)) {
    const [method, path] = name.split(' ') as ['GET' | 'POST', string];
    app[method === 'GET' ? 'get' : 'post'](basePath + path, parseJson, async (request, response) => {
      // Nobody is signed in, or out, by a page of another site.
      refuseForeignOrigin(request, baseURL);
      const body = schema?.safeParse(request.body ?? {});
      if (body?.success === false)
        return sendProblem(response, toRequestProblem('body', body.error, String(request.id)));
      const asked = new Request(new URL(request.originalUrl, baseURL), {
        method,
        headers: headersOf(request),
        ...(body && { body: JSON.stringify(body.data) }),
      });
      const answer = await auth.handler(asked).catch(asAnswer);
      await pass(answer, request, response);
    });
  }
}

function headersOf(request: ExpressRequest): Headers {
  const headers = fromNodeHeaders(request.headers);
  // Of the body as it was sent.
  for (const name of ['content-length', 'transfer-encoding', 'content-encoding']) headers.delete(name);
  headers.set(clientAddressHeader, request.ip ?? '');
  headers.set(requestIdHeader, String(request.id));
  // Node's own fetch names a mode as browsers do, but no origin, and would be taken for a browser that hides it.
  // A browser that names the mode also names the site.
  if (!headers.has('sec-fetch-site')) headers.delete('sec-fetch-mode');
  return headers;
}

/** What better-auth’s own checks throw rather than answer. Anything else is no answer. */
function asAnswer(error: unknown): Response {
  if (!isAPIError(error)) throw error;
  return Response.json(error.body ?? {}, { status: error.statusCode });
}

async function pass(answer: Response, request: ExpressRequest, response: ExpressResponse): Promise<void> {
  for (const cookie of answer.headers.getSetCookie()) response.append('Set-Cookie', cookie);
  if (answer.status >= 400) {
    const retry = answer.headers.get('x-retry-after');
    if (retry !== null) response.setHeader('Retry-After', retry);
    return sendProblem(response, toProblem(await refusalOf(answer), String(request.id)));
  }
  const location = answer.headers.get('location');
  if (location !== null) response.setHeader('Location', location);
  response.setHeader('Cache-Control', 'no-store');
  response
    .status(answer.status)
    .type('application/json')
    .send(await answer.text());
}

const codes: Record<number, ErrorCode> = {
  400: 'invalid_request',
  401: 'not_signed_in',
  403: 'not_allowed',
  404: 'not_found',
  409: 'conflict',
  413: 'too_large',
  415: 'unsupported_type',
  422: 'conflict',
  429: 'rate_limited',
  503: 'unavailable',
};

/** better-auth says `{ code, message }`; its code goes along as a fact, for the page that asked. */
async function refusalOf(answer: Response): Promise<AppError> {
  const said: unknown = await answer.json().catch(() => null);
  const { code, message }: { code?: unknown; message?: unknown } =
    typeof said === 'object' && said !== null ? said : {};
  return new AppError(
    codes[answer.status] ?? 'internal',
    typeof message === 'string' ? `${message}${/[.!?]$/.test(message) ? '' : '.'}` : 'This was refused.',
    { facts: { reason: typeof code === 'string' ? code : undefined } },
  );
}
