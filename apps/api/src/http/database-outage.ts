/** What node, PostgreSQL, Prisma and its driver call it when the database cannot be used now, and may be in a moment. */
const outages = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  // PostgreSQL: too many connections, closes to connections, shuts down, crashed, starts up.
  '53300',
  '55000',
  '57P01',
  '57P02',
  '57P03',
  // Prisma: not reached, timed out, closed, no connection free, no transaction begun.
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);

/** What the driver says of connections that have ended, and gives no code. */
const endedConnections = new Set([
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
]);

/** Whether an error, or one that it wraps, says that the database cannot be used at the moment. */
export function isDatabaseOutage(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { message, code, originalCode, kind, cause, meta, driverAdapterError } = error as Record<
    string,
    unknown
  >;
  return (
    (typeof message === 'string' && endedConnections.has(message)) ||
    [code, originalCode, kind].some((name) => typeof name === 'string' && outages.has(name)) ||
    // Prisma keeps the error of its driver in the facts of its own.
    [cause, meta, driverAdapterError].some(isDatabaseOutage)
  );
}
