import type { AuditAction } from '@gemmavision/domain/audit';
import type { Transaction } from '../client.ts';
import type { Prisma } from '../generated/client.ts';
import { beginningHash, hashOf } from './chain.ts';
import { noteHead } from './heads.ts';

/** Who does something, in which team, and from where. */
export interface Doer {
  teamId: string;
  /** A person, or null for the portal itself. */
  userId: string | null;
  ipAddress?: string | undefined;
  requestId?: string | undefined;
}

export interface AuditEntry {
  action: AuditAction;
  /** The id of the object. */
  subject: string;
  details?: Prisma.InputJsonObject;
}

/**
 * Writes down deeds in the transaction of the deeds themselves, so that neither exists without the other. Last in the
 * transaction: it takes the lock of the team’s chain until the end, and whoever held it while waiting for a row could
 * wait for somebody who waits for the chain.
 */
export async function appendAuditEvents(
  transaction: Transaction,
  doer: Doer,
  entries: readonly AuditEntry[],
): Promise<void> {
  const { teamId } = doer;
  if (entries.length === 0) return;
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`audit ${teamId}`}, 0))`;
  const last = await transaction.auditEvent.findFirst({
    where: { teamId },
    orderBy: { sequence: 'desc' },
    select: { sequence: true, hash: true },
  });
  let head = { teamId, sequence: last?.sequence ?? 0, hash: last?.hash ?? beginningHash };
  const rows = entries.map(({ action, subject, details }) => {
    const event = {
      teamId,
      sequence: head.sequence + 1,
      at: new Date(),
      actorId: doer.userId,
      action,
      subject: asKept(subject),
      // Through JSON once: what is hashed is what the database will give back.
      details: details === undefined ? null : throughJson(details),
      ipAddress: doer.ipAddress ?? null,
      requestId: doer.requestId ?? null,
      previousHash: head.hash,
    };
    head = { teamId, sequence: event.sequence, hash: hashOf(event) };
    const { details: kept, ...rest } = event;
    return { ...rest, ...(kept !== null && { details: kept }), hash: head.hash };
  });
  await transaction.auditEvent.createMany({ data: rows });
  noteHead(transaction, head);
}

function throughJson(details: Prisma.InputJsonObject): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(details), (_key, value: unknown) =>
    typeof value === 'string' ? asKept(value) : value,
  ) as Prisma.InputJsonObject;
}

/** A deed must not fail, nor its proof, for U+0000 or half a letter in it: the database keeps neither. */
const asKept = (text: string) => text.replace(/[\0\p{Cs}]/gu, '\uFFFD');
