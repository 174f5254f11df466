/** Inside a network namespace: passes connections from a socket in the file system on to a port, and prints each. */
import { relay } from './relay.ts';

const [socket = '', port = ''] = process.argv.slice(2);
await relay({ path: socket }, { host: '127.0.0.1', port: Number(port) }, () =>
  process.stdout.write('connection\n'),
);
process.stdout.write('ready\n');
process.stdin.resume().on('end', () => process.exit());
