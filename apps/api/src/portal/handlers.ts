import type { portalContract } from '@gemmavision/domain/portal';
import type { HandlersOf } from '../http/handlers.ts';
import { llmHostHandlers } from './llm-host-handlers.ts';
import { operationsHandlers, type OperationsDependencies } from './operations-handlers.ts';
import { peopleHandlers } from './people-handlers.ts';
import { systemHandlers, type SystemDependencies } from './system-handlers.ts';
import { teamHandlers } from './team-handlers.ts';

export interface PortalDependencies extends OperationsDependencies, SystemDependencies {}

/** What portal admins see and do. They see nothing of what is in the documents of teams. */
export function portalHandlers(dependencies: PortalDependencies): HandlersOf<typeof portalContract> {
  const { everyTeam } = dependencies;
  return {
    ...peopleHandlers(everyTeam),
    ...teamHandlers(everyTeam),
    ...operationsHandlers(dependencies),
    ...systemHandlers(dependencies),
    ...llmHostHandlers(everyTeam),
  };
}
