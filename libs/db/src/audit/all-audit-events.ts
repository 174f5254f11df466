import type { AuditEvent, AuditFilter } from '@gemmavision/domain/audit';
import type { Database } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { auditWhere } from './audit-where.ts';
import { toAuditEvents } from './find-audit-events.ts';

const portion = 1_000;

/**
 * All events of a chain that a filter lets through and that are there at the time of asking, the earliest first, in
 * portions: a chain of any length takes the memory of one of them, and no transaction waits for a slow reader.
 */
export async function allAuditEvents(
  database: Database,
  teamId: string,
  filter: AuditFilter,
): Promise<AsyncIterable<AuditEvent[]>> {
  const last = await inTeam(database, teamId, (transaction) =>
    transaction.auditEvent.aggregate({ where: { teamId }, _max: { sequence: true } }),
  );
  return portions(database, teamId, filter, last._max.sequence ?? 0);
}

async function* portions(
  database: Database,
  teamId: string,
  filter: AuditFilter,
  end: number,
): AsyncGenerator<AuditEvent[]> {
  for (let done = 0; ;) {
    const events = await inTeam(database, teamId, async (transaction) => {
      const rows = await transaction.auditEvent.findMany({
        where: { AND: [auditWhere(teamId, filter), { sequence: { gt: done, lte: end } }] },
        orderBy: { sequence: 'asc' },
        take: portion,
      });
      return toAuditEvents(transaction, teamId, rows);
    });
    if (events.length > 0) yield events;
    if (events.length < portion) return;
    done = events.at(-1)?.sequence ?? end;
  }
}
