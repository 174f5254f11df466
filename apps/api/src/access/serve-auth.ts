import { toNodeHandler } from 'better-auth/node';
import type { Express } from 'express';
import { parseJson } from '../http/parse-json.ts';
import { clientAddressHeader, type Auth } from './auth.ts';
import { refuseForeignOrigin } from './foreign-origin.ts';

/**
 * What of better-auth is open to the outside. The rest (teams, invitations, keys, accounts) does not ask our table of
 * rights: it gets a route of the contract when a page needs it.
 */
const openPaths = ['/api/auth/sign-in/email', '/api/auth/sign-out', '/api/auth/get-session'];

/**
 * Serves signing in and out. Bodies are read here as everywhere else, so that one that cannot be read is told in the
 * form of all problems; better-auth takes what has been read.
 */
export function serveAuth(app: Express, auth: Auth): void {
  const handle = toNodeHandler(auth);
  app.all(openPaths, parseJson, (request, response) => {
    // Nobody is signed in, or out, by a page of another site.
    refuseForeignOrigin(request, auth.options.baseURL);
    request.headers[clientAddressHeader] = request.ip;
    // Node's own fetch names a mode as browsers do, but no origin, and would be taken for a browser that hides it.
    // A browser that names the mode also names the site.
    if (!request.headers['sec-fetch-site']) delete request.headers['sec-fetch-mode'];
    return handle(request, response);
  });
}
