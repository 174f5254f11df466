import { portalOperationsContract } from './operations.ts';
import { portalPeopleContract } from './people.ts';
import { portalTeamsContract } from './teams.ts';

export {
  jobStates,
  portalOperationsContract,
  type JobState,
  type PortalJob,
  type PortalQueue,
  type PortalWorker,
  type StorageUse,
} from './operations.ts';
export { portalPeopleContract, type PortalPerson } from './people.ts';
export { portalTeamsContract, type PortalTeam, type TeamUsage, type TeamUsageDay } from './teams.ts';

/** What portal admins look after: people, teams and the installation, never what is in a team’s documents. */
export const portalContract = {
  ...portalPeopleContract,
  ...portalTeamsContract,
  ...portalOperationsContract,
};
