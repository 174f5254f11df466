import type { PortalPerson } from '@gemmavision/domain/portal';
import type { Deed } from '../../parts/DeedDialog.tsx';
import { call } from '../../shell/api.ts';

/** What can be done about an account as it is now. Of one’s own account nothing that would shut oneself out. */
export function deedsFor(person: PortalPerson, isOneself: boolean): { label: string; deed: Deed }[] {
  const { id } = person;
  const name = <b>{person.name}</b>;
  const change = (body: { disabled?: { reason: string } | null; isPortalAdmin?: boolean }) =>
    call('PATCH /api/portal/people/:id', { params: { id }, body });

  const endSessions: Deed = {
    title: 'End all sessions?',
    text: <>{isOneself ? 'You' : name} will have to sign in again, on every device. API keys stay.</>,
    verb: 'End sessions',
    run: () => call('DELETE /api/portal/people/:id/sessions', { params: { id } }),
  };
  if (isOneself) return [{ label: 'End all sessions', deed: endSessions }];

  const rights: Deed = {
    title: person.isPortalAdmin ? 'No portal admin any more?' : 'Make a portal admin?',
    text: person.isPortalAdmin ? (
      <>{name} loses these pages at once, and stays in all teams.</>
    ) : (
      <>
        {name} will look after people, teams and settings of the whole portal, as you do. Documents of teams
        stay closed to them.
      </>
    ),
    verb: person.isPortalAdmin ? 'Take the rights' : 'Make portal admin',
    run: () => change({ isPortalAdmin: !person.isPortalAdmin }),
  };
  const disable: Deed = {
    title: 'Disable this account?',
    text: (
      <>
        {name} is signed out everywhere at once, and their API keys are refused until the account is enabled
        again.
      </>
    ),
    verb: 'Disable',
    isDangerous: true,
    needsReason: true,
    run: (reason) => change({ disabled: { reason } }),
  };
  const enable: Deed = {
    title: 'Enable this account?',
    text: <>{name} may sign in again, and their API keys work again.</>,
    verb: 'Enable',
    run: () => change({ disabled: null }),
  };
  const remove: Deed = {
    title: 'Delete this account?',
    text: (
      <>
        {name} goes with sessions, API keys and memberships. What they uploaded and corrected stays with their
        teams. This cannot be undone.
      </>
    ),
    verb: 'Delete',
    isDangerous: true,
    run: () => call('DELETE /api/portal/people/:id', { params: { id } }),
  };
  return [
    ...(person.sessions > 0 ? [{ label: 'End all sessions', deed: endSessions }] : []),
    { label: person.isPortalAdmin ? 'Take portal admin’s rights' : 'Make portal admin', deed: rights },
    person.disabled === null
      ? { label: 'Disable the account', deed: disable }
      : { label: 'Enable the account', deed: enable },
    { label: 'Delete the account', deed: remove },
  ];
}
