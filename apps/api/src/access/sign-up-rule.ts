import type { BetterAuthOptions } from 'better-auth';
import { maySignUp } from '@gemmavision/domain/access';
import type { Database } from '@gemmavision/db';
import { hasOpenInvitation } from '@gemmavision/db/teams';
import type { Settings } from '@gemmavision/settings';

type Rule = NonNullable<NonNullable<BetterAuthOptions['user']>['validateUserInfo']>;

/**
 * The one gate of all accounts that better-auth makes, by password or single sign-on: the setting SIGN_UP says who may.
 * An invitation counts where the provider of single sign-on answers for the address; with a password it is answered
 * by its link. The code of a refusal stands in the address of the sign-in page after single sign-on.
 */
export function signUpRule(database: Database, settings: Pick<Settings, 'signUp' | 'signUpDomains'>): Rule {
  const rule = { mode: settings.signUp, domains: settings.signUpDomains ?? [] };
  return async ({ user, source }) => {
    if (source.action !== 'create-user') return undefined;
    const email = user.email ?? '';
    const isByProvider = source.method === 'oauth';
    if (isByProvider && user.emailVerified !== true)
      return {
        error: 'email_not_verified',
        errorDescription: 'Your provider has not verified your e-mail address.',
      };
    const isInvited = isByProvider && (await hasOpenInvitation(database, email));
    if (maySignUp(rule, email, isInvited)) return undefined;
    return {
      error: 'signup_disabled',
      errorDescription:
        rule.mode === 'domains'
          ? 'Accounts are only for addresses of certain domains. Ask for an invitation.'
          : 'Accounts are by invitation. Ask an owner or admin of a team for one.',
    };
  };
}
