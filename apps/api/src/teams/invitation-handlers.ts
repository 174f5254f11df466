import { weaknessOfPassword } from '@gemmavision/domain/access';
import { AppError } from '@gemmavision/domain/errors';
import type { teamsContract } from '@gemmavision/domain/teams';
import type { Database } from '@gemmavision/db';
import {
  acceptInvitation,
  findPerson,
  getInvitation,
  hasAccountAlready,
  requireOpen,
  type Joiner,
} from '@gemmavision/db/teams';
import type { Settings } from '@gemmavision/settings';
import type { Auth } from '../access/auth.ts';
import type { HandlersOf } from '../http/handlers.ts';
import type { SendMail } from '../mail/mailer.ts';
import { signedInPerson } from './signed-in-person.ts';

export interface TeamDependencies {
  auth: Auth;
  database: Database;
  settings: Pick<Settings, 'publicUrl' | 'signUp' | 'teamCreation'>;
  /** Null where no mail server is set. */
  sendMail: SendMail | null;
}

type OpenToLink = Pick<
  typeof teamsContract,
  'GET /api/invitations/:token' | 'POST /api/invitations/:token/accept'
>;

/** What the link of an invitation opens: to whoever has it, signed in or not. */
export function invitationHandlers(dependencies: TeamDependencies): HandlersOf<OpenToLink> {
  const { database } = dependencies;
  return {
    'GET /api/invitations/:token': async ({ actor, params, request }) => {
      const { shown, email } = await getInvitation(database, params.token);
      const userId = await signedInPerson(dependencies, actor, request);
      const person = userId === null ? null : await findPerson(database, userId);
      const visitor = person === null ? 'nobody' : person.email === email ? 'invited' : 'somebody-else';
      return { ...shown, visitor };
    },

    'POST /api/invitations/:token/accept': async ({ actor, params, body, request }) => {
      if (actor?.keyScope !== undefined)
        throw new AppError('not_allowed', 'An API key belongs to one team: sign in to join another.');
      const { shown, email } = await getInvitation(database, params.token);
      requireOpen(shown.state);
      const userId = await signedInPerson(dependencies, actor, request);
      if (userId === null && shown.hasAccount) throw hasAccountAlready();
      const joiner = userId === null ? await newAccount(dependencies, email, body.account) : { userId };
      const joined = await acceptInvitation(database, params.token, joiner, {
        ipAddress: request.ip,
        requestId: String(request.id),
      });
      return { teamId: joined.teamId, email, isNewAccount: userId === null };
    },
  };
}

async function newAccount(
  { auth, settings }: TeamDependencies,
  email: string,
  account: { name: string; password: string } | undefined,
): Promise<Joiner> {
  if (settings.signUp === 'first-run')
    throw new AppError(
      'not_allowed',
      'This portal makes no new accounts (SIGN_UP): ask whoever looks after it.',
    );
  if (!account)
    throw new AppError('invalid_request', 'body.account: give a name and a password for your account.');
  const weakness = weaknessOfPassword(account.password, email);
  if (weakness !== null) throw new AppError('invalid_request', `body.account.password: ${weakness}`);
  const { password } = await auth.$context;
  return { name: account.name, passwordHash: await password.hash(account.password) };
}
