import { createServer, type AddressInfo } from 'node:net';
import { readFile, writeFile } from 'node:fs/promises';

/** The port in `file` where it is still free on this machine, else another, which is written there. */
export async function rememberedPort(file: string): Promise<number> {
  const known = Number(await readFile(file, 'utf8').catch(() => ''));
  if (Number.isInteger(known) && known > 0 && (await portIsFree(known))) return known;
  const port = await freePort();
  await writeFile(file, String(port), { mode: 0o600 });
  return port;
}

/** A port of the loopback interface that nobody listens on now. */
export function freePort(): Promise<number> {
  return listen(0);
}

async function portIsFree(port: number): Promise<boolean> {
  return listen(port).then(
    () => true,
    () => false,
  );
}

function listen(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const { port: chosen } = server.address() as AddressInfo; // a TCP server that listens has one
      server.close(() => resolve(chosen));
    });
  });
}
