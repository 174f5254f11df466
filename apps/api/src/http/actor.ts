import { actionsWith, portalWideActions, type Action, type Rights } from '@gemmavision/domain/access';
import { AppError } from '@gemmavision/domain/errors';
import type { Access } from '@gemmavision/domain/contract';

/** Who is asking: a person, in one of their teams, with the role they have there at this moment; and from where. */
export interface Actor extends Rights {
  userId: string;
  teamId: string;
  /** Absent when an API key is used. */
  sessionToken?: string;
  ipAddress?: string;
  requestId?: string;
}

/** Whether the actor may do this in their team, with what they came with. */
export function mayDo(actor: Actor, action: Action): boolean {
  return actionsWith(actor).includes(action);
}

/** Refuses whoever may not do this. Returns the actor, who is known from here on. */
export function requireAccess(access: Exclude<Access, 'open'>, actor: Actor | null): Actor {
  if (!actor) throw new AppError('not_signed_in', 'Sign in, or send an API key: `Authorization: Bearer …`.');
  if (access === 'signed-in') return actor;
  if (access === 'portal-admin') {
    if (!actor.isPortalAdmin) throw new AppError('not_allowed', 'Only a portal admin may do this.');
    if (actor.sessionToken === undefined)
      throw new AppError('not_allowed', 'An API key cannot look after the portal: sign in for this.');
    return actor;
  }
  if (!mayDo(actor, access)) throw notAllowed(actor, access);
  return actor;
}

function notAllowed({ role, isPortalAdmin, keyScope }: Actor, action: Action): AppError {
  if (portalWideActions.includes(action) && !isPortalAdmin) {
    return new AppError('not_allowed', 'This acts on every team: only a portal admin may do it.');
  }
  const isRole = !actionsWith({ role, isPortalAdmin }).includes(action);
  return new AppError(
    'not_allowed',
    isRole
      ? `Your role in this team (${role}) does not allow this. Ask an owner or admin of the team.`
      : `The scope of this API key (${keyScope}) does not allow this: make a key for more.`,
    { facts: { role, action } },
  );
}
