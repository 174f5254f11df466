import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '@gemmavision/domain/errors';

/** What is needed to tell where a request comes from. */
interface Sent {
  method: string;
  headers: IncomingHttpHeaders;
}

/**
 * Refuses a change that a page of another site sends: a browser sends the cookie whoever made the page. Sub-domains
 * and other ports are other sites. A program that is no browser names neither origin nor site, and may pass: nobody
 * can make it send a cookie that it does not mean to send.
 *
 * @throws AppError `not_allowed`
 */
export function refuseForeignOrigin({ method, headers }: Sent, publicUrl: string): void {
  if (method === 'GET' || method === 'HEAD') return;
  const { origin, host, 'sec-fetch-site': site } = headers;
  const isOurs =
    origin === undefined ? site === undefined || ownSites.includes(site) : isOwn(origin, host, publicUrl);
  if (!isOurs) throw new AppError('not_allowed', 'This request comes from a page of another site.');
}

/** How a browser calls a page of the same origin, and what the person does in the browser itself. */
const ownSites: unknown[] = ['same-origin', 'none'];

/** Whether a page of this origin is ours. The portal may be reached under another name than PUBLIC_URL says. */
function isOwn(origin: string, host: string | undefined, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  const own = new URL(publicUrl);
  return from.host === own.host ? from.protocol === own.protocol : from.host === host;
}
