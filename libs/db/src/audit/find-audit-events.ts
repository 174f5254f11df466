import type { AuditEvent, AuditFilter } from '@gemmavision/domain/audit';
import { AppError } from '@gemmavision/domain/errors';
import type { Database, Transaction } from '../client.ts';
import type { AuditEvent as AuditRow } from '../generated/client.ts';
import { inTeam } from '../in-team.ts';
import { auditWhere } from './audit-where.ts';

/**
 * A page of a chain, the latest event first. The cursor is a place in the chain, so new events do not shift it.
 * Throws invalid_request for a cursor that is none.
 */
export async function findAuditEvents(
  database: Database,
  teamId: string,
  filter: AuditFilter & { cursor?: string; limit: number },
): Promise<{ items: AuditEvent[]; nextCursor: string | null }> {
  const { cursor, limit } = filter;
  const before = cursor === undefined ? undefined : placeOf(cursor);
  return inTeam(database, teamId, async (transaction) => {
    const rows = await transaction.auditEvent.findMany({
      where: { AND: [auditWhere(teamId, filter), { sequence: { lt: before } }] },
      orderBy: { sequence: 'desc' },
      take: limit + 1,
    });
    const shown = rows.slice(0, limit);
    return {
      items: await toAuditEvents(transaction, teamId, shown),
      nextCursor: rows.length > limit ? String(shown.at(-1)?.sequence) : null,
    };
  });
}

/** Everybody who stands in a chain, by name; those without an account last. */
export async function findAuditPeople(
  database: Database,
  teamId: string,
): Promise<{ id: string; name: string | null }[]> {
  return inTeam(database, teamId, (transaction) => {
    return transaction.$queryRaw<{ id: string; name: string | null }[]>`
      SELECT actors.id, u.name FROM (
        SELECT DISTINCT "actorId" AS id FROM "AuditEvent"
        WHERE "teamId" = ${teamId} AND "actorId" IS NOT NULL
      ) actors LEFT JOIN "user" u ON u.id = actors.id ORDER BY u.name NULLS LAST, actors.id`;
  });
}

/** Rows with the names that people and objects have now. */
export async function toAuditEvents(
  transaction: Transaction,
  teamId: string,
  rows: readonly AuditRow[],
): Promise<AuditEvent[]> {
  const subjects = new Set(rows.map(({ subject }) => subject));
  const people = new Set([...subjects, ...rows.flatMap(({ actorId }) => actorId ?? [])]);
  const users = await transaction.user.findMany({
    where: { id: { in: [...people] } },
    select: { id: true, name: true },
  });
  const documents = await transaction.document.findMany({
    where: { teamId, id: { in: [...subjects] } },
    select: { id: true, fileName: true },
  });
  const personNames = new Map(users.map(({ id, name }) => [id, name]));
  const fileNames = new Map(documents.map(({ id, fileName }) => [id, fileName]));
  const found = (id: string): AuditEvent['object']['found'] => {
    const [fileName, personName] = [fileNames.get(id), personNames.get(id)];
    if (fileName !== undefined) return { kind: 'document', name: fileName };
    return personName === undefined ? null : { kind: 'person', name: personName };
  };
  return rows.map(({ actorId, at, subject, details, ...row }) => ({
    sequence: row.sequence,
    at: at.toISOString(),
    person: actorId === null ? null : { id: actorId, name: personNames.get(actorId) ?? null },
    action: row.action,
    object: { id: subject, found: found(subject) },
    details: details as AuditEvent['details'],
    ipAddress: row.ipAddress,
    requestId: row.requestId,
    previousHash: row.previousHash,
    hash: row.hash,
  }));
}

function placeOf(cursor: string): number {
  if (!/^\d{1,9}$/.test(cursor)) {
    throw new AppError(
      'invalid_request',
      'The cursor is not one of ours: pass on nextCursor of the page before.',
    );
  }
  return Number(cursor);
}
