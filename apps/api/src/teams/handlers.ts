import { AppError } from '@gemmavision/domain/errors';
import type { TeamMember, teamsContract } from '@gemmavision/domain/teams';
import {
  changeRole,
  findInvitations,
  findMembers,
  getTeam,
  leaveTeam,
  makeInvitation,
  makeTeam,
  removeMember,
  renameTeam,
  renewInvitation,
  withdrawInvitation,
} from '@gemmavision/db/teams';
import { mayDo, type Actor } from '../http/actor.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { handOver } from './hand-over.ts';
import { invitationHandlers, type TeamDependencies } from './invitation-handlers.ts';
import { mayMakeTeams } from './may-make-teams.ts';

/** The active team, its people and its invitations; and what an invitation’s link leads to. */
export function teamsHandlers(dependencies: TeamDependencies): HandlersOf<typeof teamsContract> {
  const { database, settings } = dependencies;
  return {
    ...invitationHandlers(dependencies),

    'GET /api/team': ({ actor }) => getTeam(database, actor.teamId, actor.role),

    'PATCH /api/team': async ({ actor, body }) => {
      await renameTeam(database, actor, body.name);
      return getTeam(database, actor.teamId, actor.role);
    },

    'POST /api/teams': async ({ actor, body }) => {
      if (!mayMakeTeams(actor, settings)) throw noMoreTeams(actor);
      return makeTeam(database, actor, body.name);
    },

    'GET /api/team/members': async ({ actor, query }) => {
      const { items, nextCursor } = await findMembers(database, actor.teamId, query);
      return { items: items.map((one) => asSeenBy(actor, one)), nextCursor };
    },

    'PATCH /api/team/members/:userId': ({ actor, params, body }) =>
      changeRole(database, actor, params.userId, body.role),

    'DELETE /api/team/members/:userId': ({ actor, params }) => removeMember(database, actor, params.userId),

    'POST /api/team/leave': ({ actor }) => {
      if (actor.sessionToken === undefined)
        throw new AppError('not_allowed', 'An API key cannot take you out of your team: sign in for this.');
      return leaveTeam(database, actor);
    },

    'GET /api/team/invitations': ({ actor, query }) => findInvitations(database, actor.teamId, query),

    'POST /api/team/invitations': async ({ actor, body, request }) =>
      handOver(dependencies, actor, await makeInvitation(database, actor, body), request.log),

    'POST /api/team/invitations/:id/renew': async ({ actor, params, request }) =>
      handOver(dependencies, actor, await renewInvitation(database, actor, params.id), request.log),

    'DELETE /api/team/invitations/:id': ({ actor, params }) => withdrawInvitation(database, actor, params.id),
  };
}

/** How safe an account is, and when it is used, is for those who look after the team’s people. */
function asSeenBy(actor: Actor, member: TeamMember): TeamMember {
  if (mayDo(actor, 'members.manage')) return member;
  return { ...member, isDisabled: null, hasSecondFactor: null, lastActiveAt: null };
}

function noMoreTeams({ sessionToken }: Actor): AppError {
  return new AppError(
    'not_allowed',
    sessionToken === undefined
      ? 'An API key belongs to one team: sign in to make another.'
      : 'Here only a portal admin makes teams: ask one of them.',
  );
}
