import type { Database } from '@gemmavision/db';
import { deletePerson, endSessions, findPeople, setDisabled, setPortalAdmin } from '@gemmavision/db/portal';
import type { portalPeopleContract } from '@gemmavision/domain/portal';
import type { HandlersOf } from '../http/handlers.ts';

/** Who has an account, and what portal admins do about it. */
export function peopleHandlers(database: Database): HandlersOf<typeof portalPeopleContract> {
  return {
    'GET /api/portal/people': ({ query }) => findPeople(database, query),

    'PATCH /api/portal/people/:id': ({ actor, params, body }) =>
      body.isPortalAdmin === undefined
        ? setDisabled(database, actor, params.id, body.disabled ?? null)
        : setPortalAdmin(database, actor, params.id, body.isPortalAdmin),

    'DELETE /api/portal/people/:id/sessions': async ({ actor, params }) => ({
      ended: await endSessions(database, actor, params.id),
    }),

    'DELETE /api/portal/people/:id': ({ actor, params }) => deletePerson(database, actor, params.id),
  };
}
