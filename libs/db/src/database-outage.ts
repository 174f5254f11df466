/** What node, PostgreSQL, Prisma and its driver call it when the database cannot be used now, and may be in a moment. */
const outages = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  // PostgreSQL: connection failed, or was lost; too many connections, closes to connections, shuts down, crashed,
  // starts up, takes no writes while another takes over.
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '53300',
  '55000',
  '57P01',
  '57P02',
  '57P03',
  '25006',
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

/** Two transactions stood in each other's way, and PostgreSQL ended one of them: it may be tried again at once. */
const collisions = new Set(['40001', '40P01', 'P2034', 'TransactionWriteConflict']);

/** What PostgreSQL says when its disk has no room. */
const full = new Set(['53100']);

/**
 * Whether an error, or one that it wraps, says that the database cannot be used at the moment; whether what failed was
 * done is then not known.
 */
export function isDatabaseOutage(error: unknown): boolean {
  return names(error).some((name) => outages.has(name) || endedConnections.has(name));
}

/** Whether a transaction was ended, with nothing done, because another was in its way. */
export function isDatabaseCollision(error: unknown): boolean {
  return names(error).some((name) => collisions.has(name));
}

/** Whether the disk of the database has no room left. */
export function isDatabaseFull(error: unknown): boolean {
  return names(error).some((name) => full.has(name));
}

/** Everything by which an error and those that it wraps may be told: Prisma keeps its driver's in the facts of its own. */
function names(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 8) return [];
  const { message, code, originalCode, kind, cause, meta, driverAdapterError } = error as Record<
    string,
    unknown
  >;
  const own = [message, code, originalCode, kind].filter((name) => typeof name === 'string');
  return [...own, ...[cause, meta, driverAdapterError].flatMap((inner) => names(inner, depth + 1))];
}
