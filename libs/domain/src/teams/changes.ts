import { can, roles, type Role } from '../access/roles.ts';

/** Why a role may not be given or taken; null: it may. */
export type RoleRefusal = 'needs-members' | 'needs-owners' | 'raises-oneself' | null;

/** Whether somebody with this role may invite people who get that one. */
export function mayInviteAs(inviter: Role, role: Role): boolean {
  return refusalOf(inviter, role) === null;
}

/** What stands against a person of this role giving somebody else, or themselves, another one. */
export function roleChangeRefusal(
  doer: Role,
  change: { from: Role; to: Role; isOneself: boolean },
): RoleRefusal {
  if (change.isOneself)
    return rank(change.to) < rank(change.from) ? 'raises-oneself' : refusalOf(doer, change.from);
  return refusalOf(doer, change.from) ?? refusalOf(doer, change.to);
}

/** What stands against a person of this role removing somebody. */
export function removalRefusal(doer: Role, removed: Role): RoleRefusal {
  return refusalOf(doer, removed);
}

/** Owners are made and unmade by owners, all others by whoever looks after the team’s people. */
function refusalOf(doer: Role, role: Role): RoleRefusal {
  if (!can(doer, 'members.manage')) return 'needs-members';
  return role === 'owner' && !can(doer, 'owners.manage') ? 'needs-owners' : null;
}

/** 0 is the most allowed. */
function rank(role: Role): number {
  return roles.indexOf(role);
}
