import { LRUCache } from 'lru-cache';
import { inTeam, type Database } from '@gemmavision/db';
import { appendAuditEvents } from '@gemmavision/db/audit';
import type { EndpointAudit } from '@gemmavision/domain/audit';
import type { Actor } from '../http/actor.ts';

/** A call that succeeded, as the contract names it. */
export interface DoneCall {
  endpoint: string;
  params: Readonly<Record<string, unknown>>;
}

/** Writes down what the contract says of a call. Rejects when it cannot: then no answer must leave. */
export type RecordDeed = (actor: Actor, audit: EndpointAudit, call: DoneCall) => Promise<void>;

const sittingMilliseconds = 10 * 60_000;
/** Sittings that are remembered; whoever is forgotten is written down once more. */
const mostSittings = 20_000;

/**
 * Keeps the audit log of what is looked at and taken along. A view of one object by one person from one address counts
 * once per ten minutes in each process, however many parts of it a page asks for and however often it polls; all else
 * counts each time. Calls that come while the first of a sitting is being written wait for it: nothing leaves before
 * the log says so.
 */
export function createDeedRecorder(database: Database): RecordDeed {
  const sittings = new LRUCache<string, Promise<void>>({ max: mostSittings, ttl: sittingMilliseconds });

  return async (actor, audit, call) => {
    if (audit.isOneSitting !== true) return write(database, actor, audit, call);
    const name = JSON.stringify([
      actor.teamId,
      actor.userId,
      actor.ipAddress,
      audit.action,
      subjectOf(actor, audit, call),
    ]);
    const known = sittings.get(name);
    if (known) return known;
    const written = write(database, actor, audit, call);
    sittings.set(name, written);
    return written.catch((error: unknown) => {
      if (sittings.peek(name) === written) sittings.delete(name);
      throw error;
    });
  };
}

async function write(database: Database, actor: Actor, audit: EndpointAudit, call: DoneCall): Promise<void> {
  const details = { endpoint: call.endpoint, with: actor.keyScope === undefined ? 'session' : 'API key' };
  await inTeam(database, actor.teamId, (transaction) =>
    appendAuditEvents(transaction, actor, [
      { action: audit.action, subject: subjectOf(actor, audit, call), details },
    ]),
  );
}

function subjectOf({ teamId }: Actor, { subject }: EndpointAudit, { params }: DoneCall): string {
  return subject === undefined ? teamId : String(params[subject]);
}
