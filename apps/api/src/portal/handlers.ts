import type { portalContract } from '@gemmavision/domain/portal';
import type { HandlersOf } from '../http/handlers.ts';
import { operationsHandlers, type OperationsDependencies } from './operations-handlers.ts';
import { peopleHandlers } from './people-handlers.ts';
import { teamHandlers } from './team-handlers.ts';

/** What portal admins see and do. They see nothing of what is in the documents of teams. */
export function portalHandlers(dependencies: OperationsDependencies): HandlersOf<typeof portalContract> {
  const { everyTeam } = dependencies;
  return {
    ...peopleHandlers(everyTeam),
    ...teamHandlers(everyTeam),
    ...operationsHandlers(dependencies),
  };
}
