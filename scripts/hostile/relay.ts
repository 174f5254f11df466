import { connect, createServer, type Server } from 'node:net';

/** A port of this machine, or the path of a socket in the file system. */
type Place = { port: number; host: '127.0.0.1' } | { path: string };

/**
 * Passes connections on. Sockets in the file system are seen from every network namespace, ports from one only.
 *
 * @param onConnection told of each connection before it is passed on.
 */
export async function relay(
  from: Place,
  to: Place,
  onConnection: () => void = () => undefined,
): Promise<Server> {
  const server = createServer((incoming) => {
    onConnection();
    const outgoing = connect(to);
    for (const [end, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      end.on('error', () => other.destroy());
      end.on('close', () => other.destroy());
      end.pipe(other);
    }
  });
  server.listen(from);
  await new Promise((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  return server;
}
