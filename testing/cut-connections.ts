import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What PostgreSQL says last on a connection that an administrator ends: FATAL 57P01. */
const lastWords = message(
  'E',
  'SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0',
);
/** `ReadyForQuery`, outside of a transaction or in one. */
const readyForQuery = [message('Z', 'I'), message('Z', 'T')];

/**
 * A way to a PostgreSQL on which connections die at the worst moment: the n-th connection (from 0) when the server has
 * become ready for a query for the `cutAt(n)`-th time, its last words in the same packet, as on a machine that is too
 * busy to look in between. Nobody waits for an answer then. A connection lives on where `cutAt` gives undefined.
 */
export async function cutConnections(
  databaseUrl: string,
  cutAt: (connection: number) => number | undefined,
): Promise<{ url: string; cut(): number; close(): Promise<void> }> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let connections = 0;
  let cut = 0;
  const proxy = createServer((client) => {
    const last = cutAt(connections++);
    const server = connect(Number(target.port), target.hostname);
    let timesReady = 0;
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', () => undefined).on('close', () => open.delete(socket));
    }
    client.on('data', (bytes) => server.write(bytes)).on('close', () => server.destroy());
    server.on('close', () => client.end());
    server.on('data', (bytes) => {
      if (readyForQuery.some((ready) => bytes.subarray(-ready.length).equals(ready))) timesReady++;
      if (timesReady !== last) return void client.write(bytes);
      cut++;
      client.end(Buffer.concat([bytes, lastWords]));
      server.destroy();
    });
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((proxy.address() as AddressInfo).port);
  return {
    url: url.href,
    cut: () => cut,
    close: async () => {
      const closed = new Promise((resolve) => proxy.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

function message(type: string, body: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + body.length);
  return Buffer.concat([Buffer.from(type), length, Buffer.from(body)]);
}
