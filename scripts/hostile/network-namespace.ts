import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A network namespace of a process's own, in which every address of the world is this machine: whoever connects
 * anywhere, by a name or by a number, is refused at once, and the kernel counts that it was tried.
 */
const enter = [
  'unshare',
  '--map-root-user',
  '--net',
  'sh',
  '-c',
  'ip link set lo up && ip route add local default dev lo && ip -6 route add local default dev lo && exec "$@"',
  'sh',
] as const;

/** The command that runs `command` in a namespace of its own; its process id is that of the program itself. */
export function apart(command: readonly string[]): [program: string, args: string[]] {
  const [program, ...args] = [...enter, ...command];
  return [program, args];
}

/** The command that runs `command` in the namespace of the process `pid`. */
export function beside(pid: number, command: readonly string[]): [program: string, args: string[]] {
  return [
    'nsenter',
    ['--target', String(pid), '--user', '--net', '--preserve-credentials', '--', ...command],
  ];
}

export interface Outgoing {
  /** TCP connections that were begun, over IPv4 or IPv6. */
  connections: number;
  /** Datagrams that were sent: questions for a name, and all else. */
  datagrams: number;
}

/** What was sent out in the namespace of a process since it was made, as the kernel counts it. */
export function outgoingOf(pid: number): Outgoing {
  return countedIn(
    readFileSync(`/proc/${pid}/net/snmp`, 'latin1'),
    readFileSync(`/proc/${pid}/net/snmp6`, 'latin1'),
  );
}

/**
 * Shows that the counting works, by trying what no document may cause: to fetch from an address of the local network
 * and from a name. Undefined where this machine makes no network namespaces for us.
 */
export function countTrials(): Outgoing | undefined {
  const trials = `
    const { readFileSync } = await import('node:fs');
    for (const url of ['http://169.254.169.254/', 'http://[2001:db8::1]/', 'http://portal.invalid/'])
      await fetch(url).catch(() => undefined);
    console.log(JSON.stringify(['snmp', 'snmp6'].map((name) => readFileSync('/proc/self/net/' + name, 'latin1'))));`;
  const [program, args] = apart([process.execPath, '--input-type=module', '--eval', trials]);
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', timeout: 60_000 });
  if (status !== 0) return undefined;
  const [v4, v6] = JSON.parse(stdout) as [string, string];
  return countedIn(v4, v6);
}

/** The counters of /proc/net/snmp, in which TCP over IPv6 counts as well, and of /proc/net/snmp6. */
function countedIn(v4: string, v6: string): Outgoing {
  const counter = (protocol: string, name: string): number => {
    const [names, values] = v4
      .split('\n')
      .filter((line) => line.startsWith(`${protocol}:`))
      .map((line) => line.split(' '));
    return Number(values?.[names?.indexOf(name) ?? -1] ?? NaN);
  };
  return {
    connections: counter('Tcp', 'ActiveOpens'),
    datagrams: counter('Udp', 'OutDatagrams') + Number(/^Udp6OutDatagrams\s+(\d+)/m.exec(v6)?.[1] ?? NaN),
  };
}
