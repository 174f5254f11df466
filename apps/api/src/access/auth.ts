import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { organization } from 'better-auth/plugins';
import type { Database } from '@gemmavision/db';
import { findMemberships } from '@gemmavision/db/teams';
import type { Settings } from '@gemmavision/settings';

/** Carries the address at the other end of the connection to better-auth, which sees nothing but headers. */
export const clientAddressHeader = 'x-client-address';

/**
 * Accounts, sessions and API keys, all of it better-auth’s. Nobody signs up by themselves: the first visitor makes
 * the owner (POST /api/setup). Our team is better-auth’s organization.
 */
export function createAuth(
  database: Database,
  settings: Pick<Settings, 'publicUrl' | 'port' | 'nodeEnv'>,
  secret: string,
) {
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
    database: prismaAdapter(database, { provider: 'postgresql' }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8 },
    // Against guessing of passwords; by address, so generous enough for an office behind one.
    rateLimit: {
      enabled: settings.nodeEnv === 'production',
      customRules: { '/sign-in/email': { window: 60, max: 20 } },
    },
    // The default believes X-Forwarded-For, which anybody can send.
    advanced: { ipAddress: { ipAddressHeaders: [clientAddressHeader] } },
    session: { expiresIn: 60 * 60 * 24 * 7, updateAge: 60 * 60 * 24 },
    databaseHooks: {
      session: {
        create: {
          // A new session starts in the person’s oldest team.
          before: async (session) => {
            const [first] = await findMemberships(database, session.userId);
            return { data: { ...session, activeOrganizationId: first?.teamId ?? null } };
          },
        },
      },
    },
    plugins: [
      organization({ allowUserToCreateOrganization: false, teams: { enabled: false } }),
      apiKey({
        enableMetadata: true,
        defaultPrefix: 'qa_',
        // The portal has its own limits; the plugin’s default is ten requests a day.
        rateLimit: { enabled: false },
      }),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;
