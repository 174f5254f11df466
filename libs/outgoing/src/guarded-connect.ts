import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { failed } from '@gemmavision/domain/outgoing';
import { Refusal } from './refusal.ts';

/** Gives all addresses of a name. The system’s own, except in tests. */
export type Resolve = (
  host: string,
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

const systemResolve: Resolve = (host, callback) => systemLookup(host, { all: true }, callback);

function notAllowed(): Refusal {
  return new Refusal(
    failed(
      'refused_address',
      'The endpoint’s name leads to an address that is not public, and no portal admin opened this host and port.',
    ),
  );
}

/**
 * Makes connections to checked addresses only. A name is resolved once, all its addresses are checked, and the socket
 * gets exactly those: there is no second look at the name that could say something else. One bad address refuses the
 * name. What the socket is in the end connected to is checked once more.
 */
export function guardedConnect({
  mayConnectTo,
  connectMilliseconds,
  resolve = systemResolve,
}: {
  mayConnectTo: (address: string) => boolean;
  connectMilliseconds: number;
  resolve?: Resolve;
}): buildConnector.connector {
  const lookup: LookupFunction = (host, options, callback) => {
    resolve(host, (error, addresses) => {
      // Where there is an error, the system gives no list, whatever its types say.
      if (error !== null) {
        callback(error, []);
        return;
      }
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => mayConnectTo(address))) {
        callback(notAllowed(), []);
      } else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
  const connect = buildConnector({
    lookup,
    timeout: connectMilliseconds,
    maxCachedSessions: 0,
    // Whatever the environment says: NODE_TLS_REJECT_UNAUTHORIZED=0 is not for this.
    rejectUnauthorized: true,
  });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    // Sockets do not look up what is an address already.
    if (isIP(host) !== 0 && !mayConnectTo(host)) {
      callback(notAllowed(), null);
      return;
    }
    connect(options, (...[error, socket]) => {
      if (error !== null) callback(error, null);
      else if (socket.remoteAddress === undefined || !mayConnectTo(socket.remoteAddress)) {
        socket.destroy();
        callback(notAllowed(), null);
      } else callback(null, socket);
    });
  };
}
