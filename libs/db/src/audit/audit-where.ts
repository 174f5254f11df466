import { nobody, type AuditFilter } from '@gemmavision/domain/audit';
import type { Prisma } from '../generated/client.ts';

/** The condition for the events of a chain that a filter lets through. */
export function auditWhere(teamId: string, filter: AuditFilter): Prisma.AuditEventWhereInput {
  const { from, to, person, action, subject, q } = filter;
  // Prisma hands the text to ILIKE as it is.
  const contains = { contains: (q ?? '').replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const;
  return {
    teamId,
    at: { gte: from, lt: to },
    ...(person !== undefined && { actorId: person === nobody ? null : person }),
    ...(action && { action: { in: action } }),
    subject,
    ...(q && { OR: [{ subject: contains }, { requestId: contains }, { ipAddress: contains }] }),
  };
}
