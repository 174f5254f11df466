import type { Action, Role } from '@gemmavision/domain/access';
import { can } from '@gemmavision/domain/access';
import { AppError } from '@gemmavision/domain/errors';
import type { Access } from '@gemmavision/domain/contract';

/** Who is asking: a person, in one of their teams, with the role they have there at this moment. */
export interface Actor {
  userId: string;
  teamId: string;
  role: Role;
  /** Absent when an API key is used. */
  sessionToken?: string;
}

/** Refuses whoever may not do this. Returns the actor, who is known from here on. */
export function requireAccess(access: Exclude<Access, 'open'>, actor: Actor | null): Actor {
  if (!actor) throw new AppError('not_signed_in', 'Sign in, or send an API key: `Authorization: Bearer …`.');
  if (access !== 'signed-in' && !can(actor.role, access)) throw notAllowed(actor.role, access);
  return actor;
}

function notAllowed(role: Role, action: Action): AppError {
  return new AppError(
    'not_allowed',
    `Your role in this team (${role}) does not allow this. Ask an owner or admin of the team.`,
    {
      facts: { role, action },
    },
  );
}
