import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { can, roles } from '../access/roles.ts';
import { mayInviteAs, removalRefusal, roleChangeRefusal } from './changes.ts';

const role = fc.constantFrom(...roles);
const manages = roles.filter((one) => can(one, 'members.manage'));

describe('who may change whose role', () => {
  it('is nobody who does not look after the team’s people', () => {
    fc.assert(
      fc.property(role, role, role, fc.boolean(), (doer, from, to, isOneself) => {
        fc.pre(!manages.includes(doer));
        expect(roleChangeRefusal(doer, { from, to, isOneself })).not.toBeNull();
        expect([mayInviteAs(doer, to), removalRefusal(doer, from)]).toEqual([false, 'needs-members']);
      }),
    );
  });

  it('is only an owner where somebody becomes or stops being one', () => {
    fc.assert(
      fc.property(role, role, role, (doer, from, to) => {
        const isAboutOwners = from === 'owner' || to === 'owner';
        const isAllowed = roleChangeRefusal(doer, { from, to, isOneself: false }) === null;
        expect(isAllowed).toBe(manages.includes(doer) && (!isAboutOwners || doer === 'owner'));
      }),
    );
  });

  it('is never somebody who would rise by it', () => {
    fc.assert(
      fc.property(role, role, (own, to) => {
        fc.pre(roles.indexOf(to) < roles.indexOf(own));
        expect(roleChangeRefusal(own, { from: own, to, isOneself: true })).not.toBeNull();
      }),
    );
  });

  it('agrees with whom they may invite: nobody gets in with a role that could not be given', () => {
    fc.assert(
      fc.property(role, role, (doer, to) => {
        expect(mayInviteAs(doer, to)).toBe(
          roleChangeRefusal(doer, { from: 'viewer', to, isOneself: false }) === null,
        );
      }),
    );
  });
});
