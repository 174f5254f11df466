import { createHash } from 'node:crypto';

/** An event without its place’s proof. */
export interface ChainedEvent {
  teamId: string;
  sequence: number;
  at: Date;
  actorId: string | null;
  action: string;
  subject: string;
  details: unknown;
  ipAddress: string | null;
  requestId: string | null;
  previousHash: string;
}

/** What stands in place of a hash before the first event of a chain. */
export const beginningHash = '0'.repeat(64);

/**
 * SHA-256 (hexadecimal) of all that an event says and of the hash before it: nobody can change, leave out or put in an
 * event without changing every hash that follows. The text that is hashed is a JSON array in the order below, with the
 * keys of objects sorted, so that anybody can compute it again from an export.
 */
export function hashOf(event: ChainedEvent): string {
  const said = [
    event.previousHash,
    event.teamId,
    event.sequence,
    event.at.toISOString(),
    event.actorId,
    event.action,
    event.subject,
    sorted(event.details ?? null),
    event.ipAddress,
    event.requestId,
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** PostgreSQL keeps no order of keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
