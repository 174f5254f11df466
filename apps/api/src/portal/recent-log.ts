import type { DestinationStream } from 'pino';
import type { PortalLogLine } from '@gemmavision/domain/portal';

/** Where log lines go, which keeps the last warnings and errors of this process at hand. */
export interface RecentLog extends DestinationStream {
  startedAt: Date;
  /** The newest first, of this level and above. */
  find(level: PortalLogLine['level']): PortalLogLine[];
}

const mostLines = 300;
/** Of a line, its stack included. */
const mostCharacters = 4_000;
const [warn, error] = [40, 50];

/**
 * Passes lines on as they come, redacted already, and remembers those that somebody should look at. Bounded: a process
 * that fails in a loop must not fill its own memory with saying so.
 */
export function createRecentLog(next?: DestinationStream): RecentLog {
  const lines: PortalLogLine[] = [];
  return {
    startedAt: new Date(),
    write: (text) => {
      next?.write(text);
      // Every line begins with its level: all others cost no parsing.
      if (Number(/^\{"level":(\d+)/.exec(text)?.[1] ?? 0) < warn) return;
      const line = parseLine(text);
      if (line) lines.push(line);
      if (lines.length > mostLines) lines.shift();
    },
    find: (level) => lines.filter((line) => level === 'warn' || line.level === 'error').toReversed(),
  };
}

function parseLine(text: string): PortalLogLine | null {
  let parsed: Record<string, unknown>;
  try {
    parsed = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
  const { level, time, msg, pid: _pid, hostname: _hostname, ...rest } = parsed;
  const { id } = (rest['req'] ?? {}) as { id?: unknown };
  return {
    at: new Date(Number(time)).toISOString(),
    level: Number(level) >= error ? 'error' : 'warn',
    message: typeof msg === 'string' ? msg.slice(0, mostCharacters) : '',
    requestId: typeof id === 'string' ? id : null,
    details: JSON.stringify(rest, null, 1).slice(0, mostCharacters),
  };
}
