import { portalLlmHostsContract } from './llm-hosts.ts';
import { portalOperationsContract } from './operations.ts';
import { portalPeopleContract } from './people.ts';
import { portalSystemContract } from './system.ts';
import { portalTeamsContract } from './teams.ts';
import { portalThroughputContract } from './throughput.ts';

export { portalLlmHostsContract, type LlmHost } from './llm-hosts.ts';
export {
  jobStates,
  portalOperationsContract,
  type JobState,
  type PortalJob,
  type PortalQueue,
  type PortalWorker,
  type StorageUse,
} from './operations.ts';
export { findOperationsTrouble, type OperationsFinding } from './operations-findings.ts';
export { portalPeopleContract, type PortalPerson } from './people.ts';
export {
  logLevels,
  portalSystemContract,
  type PortalLogLine,
  type PortalSetting,
  type PortalSystem,
} from './system.ts';
export {
  portalThroughputContract,
  type EndingReason,
  type Throughput,
  type ThroughputStep,
} from './throughput.ts';
export { throughputSpans, type ThroughputSpan } from './throughput-spans.ts';
export { portalTeamsContract, type PortalTeam, type TeamUsage, type TeamUsageDay } from './teams.ts';

/** What portal admins look after: people, teams and the installation, never what is in a team’s documents. */
export const portalContract = {
  ...portalPeopleContract,
  ...portalTeamsContract,
  ...portalOperationsContract,
  ...portalThroughputContract,
  ...portalSystemContract,
  ...portalLlmHostsContract,
};
