import { isIP } from 'node:net';
import { failed, type Outcome } from '@gemmavision/domain/outgoing';
import { isPublicAddress, mayBeOpenedByName } from './refused-addresses.ts';

/** A host and port that a portal admin opened, though its addresses are not public. */
export interface AllowedHost {
  /** A name or an address, without brackets. */
  host: string;
  port: number;
}

/** Where a request may go, after its address was checked. */
export interface Target {
  url: URL;
  /** A portal admin opened this host and port. */
  isOpened: boolean;
  /** Whether a connection to this address may be made; asked for each one at the moment of connecting. */
  mayConnectTo: (address: string) => boolean;
}

/** The host as an address writes it: lower case, numbers of IPv4 in the usual form, no brackets. */
function normalHost(host: string): string | undefined {
  const bracketed = isIP(host) === 6 ? `[${host}]` : host;
  if (!URL.canParse(`http://${bracketed}/`)) return undefined;
  return new URL(`http://${bracketed}/`).hostname.replace(/^\[|\]$/g, '');
}

function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
}

const refused = (reason: string) =>
  failed('refused_address', `The endpoint’s address is refused: ${reason}.`);

/**
 * Checks an address as written. Names are checked again, by what they resolve to, when the connection is made. Every
 * notation of an IPv4 address (decimal, hexadecimal, octal, shortened) is one here, because URLs say so.
 */
export function checkTarget(address: string, allowedHosts: readonly AllowedHost[]): Outcome<Target> {
  if (!URL.canParse(address)) return refused('it is no address');
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return refused('it must begin with https:// or http://');
  }
  if (url.username !== '' || url.password !== '') {
    return refused('user name and password do not belong into it');
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isOpened = allowedHosts.some(
    (allowed) => allowed.port === portOf(url) && normalHost(allowed.host) === host,
  );
  const isLiteral = isIP(host) !== 0;
  if (isLiteral && !isOpened && !isPublicAddress(host)) {
    return refused('it is not a public one, and no portal admin opened this host and port');
  }
  const mayConnectTo = !isOpened ? isPublicAddress : isLiteral ? () => true : mayBeOpenedByName;
  return { ok: true, value: { url, isOpened, mayConnectTo } };
}
