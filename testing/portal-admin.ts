import type { ApiKey } from '@gemmavision/domain/access';
import type { Person, TestPortal } from './portal.ts';

export interface PortalAdmin extends Person {
  id: string;
  /** An API key of theirs, for requests that only a session may send. */
  makeKey(): Promise<string>;
}

/** Somebody who looks after the portal, and owns a team of their own. */
export async function portalAdmin(portal: TestPortal): Promise<PortalAdmin> {
  const person = await portal.person('owner');
  const { email } = person;
  const { id } = await portal.server.database.user.update({ where: { email }, data: { role: 'admin' } });
  return {
    ...person,
    id,
    makeKey: async () => {
      const made = await person.send('POST', '/api/api-keys', { name: 'a key' });
      return ((await made.json()) as ApiKey & { key: string }).key;
    },
  };
}
