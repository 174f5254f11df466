import { Socket } from 'node:net';

/**
 * From here on nothing in this process opens a connection, whatever a document asks of a parser. The parsers are
 * set not to; this is the second lock. (The channel to the parent is open already and no Socket of ours.)
 */
export function refuseNetwork(): void {
  const refuse = (): never => {
    throw new Error('reading a document opens no connection');
  };
  globalThis.fetch = refuse;
  Socket.prototype.connect = refuse;
}
