import type { Database } from '@gemmavision/db';
import type { portalContract } from '@gemmavision/domain/portal';
import type { HandlersOf } from '../http/handlers.ts';
import { peopleHandlers } from './people-handlers.ts';
import { teamHandlers } from './team-handlers.ts';

export interface PortalDependencies {
  /** Shows the rows of every team. */
  everyTeam: Database;
}

/** What portal admins see and do. They see nothing of what is in the documents of teams. */
export function portalHandlers({ everyTeam }: PortalDependencies): HandlersOf<typeof portalContract> {
  return {
    ...peopleHandlers(everyTeam),
    ...teamHandlers(everyTeam),
  };
}
