import { z } from 'zod';
import { contract, pageOf } from '../contract/index.ts';
import { keyScopes } from './key-scopes.ts';
import { longestPassword, shortestPassword } from './passwords.ts';
import { actions, roles } from './roles.ts';
import { signUpModes } from './sign-up.ts';

export const meSchema = z.strictObject({
  user: z.strictObject({ id: z.string(), name: z.string(), email: z.string() }),
  team: z.strictObject({ id: z.string(), name: z.string(), slug: z.string() }),
  role: z.enum(roles),
  /** Looks after people, teams and settings of the whole portal. */
  isPortalAdmin: z.boolean(),
  /** Whether they may make further teams. */
  mayMakeTeams: z.boolean(),
  /** What this person may do in this team: a button for anything else is not shown. */
  actions: z.array(z.enum(actions)),
  teams: z.array(z.strictObject({ id: z.string(), name: z.string(), role: z.enum(roles) })),
  limits: z.strictObject({ uploadBytes: z.int(), pages: z.int(), filesPerUpload: z.int() }),
  feedbackUrl: z.string().nullable(),
});
export type Me = z.infer<typeof meSchema>;

const instant = z.iso.datetime();

export const apiKeySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** The first characters, to tell keys apart. */
  start: z.string(),
  scope: z.enum(keyScopes),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

const signInOptionsSchema = z.strictObject({
  /** The portal still waits for its first owner. */
  needsOwner: z.boolean(),
  /** Who may make an account. */
  signUp: z.enum(signUpModes),
  /** What people call the provider of single sign-on; null where there is none. */
  oidc: z.string().nullable(),
  passkeys: z.literal(true),
});
export type SignInOptions = z.infer<typeof signInOptionsSchema>;

const sessionSchema = z.strictObject({
  id: z.string(),
  /** As the browser says, which can say anything; null for a program. */
  device: z.string().nullable(),
  /** The address it was begun from. */
  ipAddress: z.string().nullable(),
  createdAt: instant,
  /** Within ten minutes. */
  lastActiveAt: instant,
  /** The one that asks. */
  isCurrent: z.boolean(),
});
export type OwnSession = z.infer<typeof sessionSchema>;

const passkeySchema = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  createdAt: instant.nullable(),
  /** Kept by the person’s account at their vendor, and so on more than one device. */
  isSynced: z.boolean(),
});
export type OwnPasskey = z.infer<typeof passkeySchema>;

const securitySchema = z.strictObject({
  /** Somebody who came by single sign-on has none. */
  hasPassword: z.boolean(),
  /** A code of an authenticator app is asked for after the password. */
  hasSecondFactor: z.boolean(),
  hasSingleSignOn: z.boolean(),
  passkeys: z.array(passkeySchema),
});
export type OwnSecurity = z.infer<typeof securitySchema>;

const ownId = z.strictObject({ id: z.string().min(1).max(64) });

export const accessContract = contract({
  'GET /api/me': {
    summary: 'Who is signed in, in which team, and what they may do',
    tag: 'Access',
    access: 'signed-in',
    success: { status: 200, body: meSchema },
  },
  'GET /api/sign-in-options': {
    summary: 'How people sign in here, and whether the portal still waits for its first owner',
    tag: 'Access',
    access: 'open',
    success: { status: 200, body: signInOptionsSchema },
  },
  'POST /api/setup': {
    summary: 'Create the first owner and the first team; works once',
    tag: 'Access',
    access: 'open',
    body: z.strictObject({
      name: z.string().trim().min(1).max(100),
      email: z.email(),
      password: z.string().min(shortestPassword).max(longestPassword),
      teamName: z.string().trim().min(1).max(100),
    }),
    success: { status: 201, body: z.strictObject({ email: z.string() }) },
    problems: ['setup_done'],
  },
  'POST /api/me/team': {
    summary: 'Switch to another of one’s teams, for this session',
    tag: 'Access',
    access: 'signed-in',
    body: z.strictObject({ teamId: z.string() }),
    success: { status: 200, body: meSchema },
    problems: ['not_found'],
  },
  'GET /api/me/sessions': {
    summary: 'One’s own sessions, the most recent first',
    tag: 'Account',
    access: 'signed-in',
    success: { status: 200, body: pageOf(sessionSchema) },
  },
  'DELETE /api/me/sessions/:id': {
    summary: 'End one of one’s own sessions at once',
    tag: 'Account',
    access: 'signed-in',
    params: ownId,
    success: { status: 204 },
    problems: ['not_found'],
  },
  'DELETE /api/me/sessions': {
    summary: 'End all of one’s own sessions but this one',
    tag: 'Account',
    access: 'signed-in',
    success: { status: 200, body: z.strictObject({ ended: z.int() }) },
  },
  'GET /api/me/security': {
    summary: 'How one signs in: password, second factor, passkeys',
    tag: 'Account',
    access: 'signed-in',
    success: { status: 200, body: securitySchema },
  },
  'PATCH /api/me/passkeys/:id': {
    summary: 'Give one of one’s own passkeys another name',
    tag: 'Account',
    access: 'signed-in',
    params: ownId,
    body: z.strictObject({ name: z.string().trim().min(1).max(60) }),
    success: { status: 204 },
    problems: ['not_found'],
  },
  'DELETE /api/me/passkeys/:id': {
    summary: 'Remove one of one’s own passkeys',
    tag: 'Account',
    access: 'signed-in',
    params: ownId,
    success: { status: 204 },
    problems: ['not_found'],
  },
  'GET /api/api-keys': {
    summary: 'One’s own API keys for the active team',
    tag: 'Access',
    access: 'apiKeys.manage',
    success: { status: 200, body: pageOf(apiKeySchema) },
  },
  'POST /api/api-keys': {
    summary: 'Make an API key for the active team; the key itself is shown this once',
    tag: 'Access',
    access: 'apiKeys.manage',
    body: z.strictObject({
      name: z.string().trim().min(1).max(32),
      scope: z.enum(keyScopes).default('all'),
      expiresInDays: z.int().min(1).max(365).optional(),
    }),
    success: { status: 201, body: apiKeySchema.extend({ key: z.string() }) },
  },
  'DELETE /api/api-keys/:id': {
    summary: 'Revoke an API key at once',
    tag: 'Access',
    access: 'apiKeys.manage',
    params: ownId,
    success: { status: 204 },
    problems: ['not_found'],
  },
});
