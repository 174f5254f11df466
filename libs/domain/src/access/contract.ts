import { z } from 'zod';
import { contract, pageOf } from '../contract/index.ts';
import { keyScopes } from './key-scopes.ts';
import { actions, roles } from './roles.ts';

export const meSchema = z.strictObject({
  user: z.strictObject({ id: z.string(), name: z.string(), email: z.string() }),
  team: z.strictObject({ id: z.string(), name: z.string(), slug: z.string() }),
  role: z.enum(roles),
  /** Looks after people, teams and settings of the whole portal. */
  isPortalAdmin: z.boolean(),
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

export const accessContract = contract({
  'GET /api/me': {
    summary: 'Who is signed in, in which team, and what they may do',
    tag: 'Access',
    access: 'signed-in',
    success: { status: 200, body: meSchema },
  },
  'GET /api/setup': {
    summary: 'Whether the portal still waits for its first owner',
    tag: 'Access',
    access: 'open',
    success: { status: 200, body: z.strictObject({ needsOwner: z.boolean() }) },
  },
  'POST /api/setup': {
    summary: 'Create the first owner and the first team; works once',
    tag: 'Access',
    access: 'open',
    body: z.strictObject({
      name: z.string().trim().min(1).max(100),
      email: z.email(),
      password: z.string().min(12).max(128),
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
    params: z.strictObject({ id: z.string().min(1).max(64) }),
    success: { status: 204 },
    problems: ['not_found'],
  },
});
