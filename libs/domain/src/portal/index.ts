import { portalPeopleContract } from './people.ts';

export { portalPeopleContract, type PortalPerson } from './people.ts';

/** What portal admins look after: people, teams and the installation, never what is in a team’s documents. */
export const portalContract = {
  ...portalPeopleContract,
};
