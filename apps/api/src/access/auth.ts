import { apiKey } from '@better-auth/api-key';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { admin, genericOAuth, organization, twoFactor } from 'better-auth/plugins';
import { longestPassword, shortestPassword } from '@gemmavision/domain/access';
import { portalChain } from '@gemmavision/domain/audit';
import type { Database } from '@gemmavision/db';
import { findMemberships } from '@gemmavision/db/teams';
import type { Settings } from '@gemmavision/settings';
import type { SendMail } from '../mail/mailer.ts';
import { auditSignIn } from './audit-sign-in.ts';
import { checkNewPassword, requireVerifiedHolder } from './credential-rules.ts';
import { clientAddressHeader, originOf, recordAccess } from './record-access.ts';
import { signUpRule } from './sign-up-rule.ts';
import { verificationMail } from './verification-mail.ts';

type AuthSettings = Pick<Settings, 'publicUrl' | 'port' | 'nodeEnv' | 'signUp' | 'signUpDomains' | 'oidc'>;

/** The provider’s name in addresses and in the table of accounts. */
export const oidcProvider = 'oidc';

/**
 * Accounts, sessions, second factors, passkeys, single sign-on and API keys, all of it better-auth’s. The first visitor
 * makes the owner (POST /api/setup); who else may make an account is a setting. Our team is better-auth’s organization.
 */
export function createAuth(
  database: Database,
  settings: AuthSettings,
  secret: string,
  sendMail: SendMail | null,
) {
  const isSignUpOpen = settings.signUp === 'domains' || settings.signUp === 'open';
  return betterAuth({
    appName: 'GemmaVision QuantAdvisor',
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [
      settings.publicUrl,
      `http://localhost:${settings.port}`,
      `http://127.0.0.1:${settings.port}`,
    ],
    telemetry: { enabled: false },
    logger: { disabled: true },
    // What is not for the caller goes on to our own answer for errors, and into the log.
    onAPIError: { throw: true, errorURL: `${settings.publicUrl}/sign-in` },
    database: prismaAdapter(database, { provider: 'postgresql' }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: !isSignUpOpen,
      // Whoever types an address need not have it; without a mail server nobody can tell.
      requireEmailVerification: isSignUpOpen && sendMail !== null,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    emailVerification: {
      sendOnSignIn: true,
      sendVerificationEmail: async ({ user, token }) => {
        const link = `${settings.publicUrl}/api/auth/verify-email?token=${token}&callbackURL=/sign-in`;
        await sendMail?.(verificationMail(user.email, link));
      },
    },
    user: { validateUserInfo: signUpRule(database, settings) },
    account: {
      // Only where both sides have verified the address, which is better-auth’s own rule; no provider is above it.
      accountLinking: { enabled: true, trustedProviders: [], requireLocalEmailVerified: true },
      updateAccountOnSignIn: false,
    },
    // Against guessing of passwords; by address, so generous enough for an office behind one.
    rateLimit: {
      enabled: settings.nodeEnv === 'production',
      customRules: {
        '/sign-in/email': { window: 60, max: 20 },
        '/sign-in/social': { window: 60, max: 60 },
        // Each challenge and each account has its own count of wrong codes besides.
        '/two-factor/*': { window: 60, max: 30 },
      },
    },
    // The default believes X-Forwarded-For, which anybody can send.
    advanced: { ipAddress: { ipAddressHeaders: [clientAddressHeader] } },
    // How far “last active” may lag behind.
    session: { expiresIn: 60 * 60 * 24 * 7, updateAge: 60 * 10 },
    databaseHooks: {
      session: {
        create: {
          // A new session starts in the person’s oldest team; one that takes the place of another stays where that was.
          before: async (session) => {
            if (typeof session['activeOrganizationId'] === 'string') return;
            const [first] = await findMemberships(database, session.userId);
            return { data: { ...session, activeOrganizationId: first?.teamId ?? null } };
          },
        },
      },
      account: {
        create: {
          // Nothing is ever asked of the provider again: what opens doors there is not kept here.
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
      user: {
        create: {
          after: async (user, context) => {
            const doer = { ...originOf(context?.headers), teamId: portalChain, userId: user.id };
            await recordAccess(database, doer, { action: 'account.created', subject: user.id });
          },
        },
      },
    },
    hooks: { before: checkNewPassword },
    plugins: [
      organization({ allowUserToCreateOrganization: false, teams: { enabled: false } }),
      admin({ bannedUserMessage: 'This account is disabled. Ask whoever looks after the portal.' }),
      apiKey({
        enableMetadata: true,
        defaultPrefix: 'qa_',
        // The portal has its own limits; the plugin’s default is ten requests a day.
        rateLimit: { enabled: false },
      }),
      twoFactor({ issuer: `GemmaVision ${new URL(settings.publicUrl).host}` }),
      passkey({
        rpName: 'GemmaVision QuantAdvisor',
        origin: new URL(settings.publicUrl).origin,
        // Stands for both factors: the device is one, its owner’s finger, face or PIN the other.
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: ({ verification }) => requireVerifiedHolder(verification.registrationInfo),
        },
        authentication: {
          afterVerification: ({ verification }) => requireVerifiedHolder(verification.authenticationInfo),
        },
      }),
      genericOAuth({ config: settings.oidc ? [oidcConfig(settings.oidc)] : [] }),
      // Last: it sees what the others made of the answer.
      auditSignIn(database),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;

function oidcConfig({ issuer, clientId, clientSecret }: NonNullable<Settings['oidc']>) {
  return {
    providerId: oidcProvider,
    discoveryUrl: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    ...(clientSecret === undefined && { tokenEndpointAuth: { method: 'none' as const } }),
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    // Without keys to check ID tokens with there is no sign-in.
    requireIdTokenVerification: true,
    disableProviderLogout: true,
  };
}
