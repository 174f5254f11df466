import { Readable } from 'node:stream';
import type { Database } from '@gemmavision/db';
import {
  allAuditEvents,
  findAuditEvents,
  findAuditPeople,
  verifyAuditChain,
  type ChainCheck,
} from '@gemmavision/db/audit';
import { portalChain, type auditContract, type ChainCheckAnswer } from '@gemmavision/domain/audit';
import type { HandlersOf } from '../http/handlers.ts';
import { auditCsv } from './audit-csv.ts';

/** The audit log of a team, and that of the whole portal. */
export function auditHandlers({ database }: { database: Database }): HandlersOf<typeof auditContract> {
  return {
    'GET /api/audit': ({ actor, query }) => findAuditEvents(database, actor.teamId, query),

    'GET /api/audit/people': async ({ actor }) => ({
      items: await findAuditPeople(database, actor.teamId),
      nextCursor: null,
    }),

    'GET /api/audit/verify': async ({ actor, query }) =>
      toAnswer(await verifyAuditChain(database, actor.teamId, query.head)),

    'GET /api/audit.csv': async ({ actor: { teamId }, query }) => {
      const events = await allAuditEvents(database, teamId, query);
      return {
        content: Readable.from(auditCsv(teamId, events)),
        mediaType: 'text/csv; charset=utf-8',
        downloadAs: `audit-${new Date().toISOString().slice(0, 10)}.csv`,
      };
    },

    'GET /api/portal/audit': ({ query }) => findAuditEvents(database, portalChain, query),

    'GET /api/portal/audit/people': async () => ({
      items: await findAuditPeople(database, portalChain),
      nextCursor: null,
    }),

    'GET /api/portal/audit/verify': async ({ query }) =>
      toAnswer(await verifyAuditChain(database, portalChain, query.head)),
  };
}

function toAnswer({ since, ...check }: ChainCheck): ChainCheckAnswer {
  return { ...check, since: since?.toISOString() ?? null };
}
