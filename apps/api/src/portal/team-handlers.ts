import type { Database } from '@gemmavision/db';
import { deleteTeam, findTeams, getUsageOfTeams, setQuotas } from '@gemmavision/db/portal';
import type { portalTeamsContract } from '@gemmavision/domain/portal';
import type { HandlersOf } from '../http/handlers.ts';

/** Which teams there are, what they use and may use. */
export function teamHandlers(database: Database): HandlersOf<typeof portalTeamsContract> {
  return {
    'GET /api/portal/teams': ({ query }) => findTeams(database, query),

    'PUT /api/portal/teams/:id/quotas': ({ actor, params, body }) =>
      setQuotas(database, actor, params.id, body),

    'DELETE /api/portal/teams/:id': ({ actor, params }) => deleteTeam(database, actor, params.id),

    'GET /api/portal/usage': ({ query }) => getUsageOfTeams(database, query.days),
  };
}
