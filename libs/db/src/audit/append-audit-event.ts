import type { Transaction } from '../client.ts';
import type { Prisma } from '../generated/client.ts';

export interface AuditEventInput {
  teamId: string;
  /** A person, or null for the portal itself. */
  actorId: string | null;
  action:
    | 'document.uploaded'
    | 'document.finished'
    | 'document.retried'
    | 'document.pageReadAgain'
    | 'document.corrected'
    | 'document.correction.removed'
    | 'document.deleted'
    | 'document.downloaded'
    | 'team.created'
    | 'cache.cleared'
    | 'abilities.assigned';
  /** The id of the object. */
  subject: string;
  details?: Prisma.InputJsonObject;
  ipAddress?: string;
}

/** Writes down a deed in the transaction of the deed itself, so that neither exists without the other. */
export async function appendAuditEvent(transaction: Transaction, event: AuditEventInput): Promise<void> {
  await transaction.auditEvent.create({ data: event });
}
