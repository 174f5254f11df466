import { z } from 'zod';
import { roles } from '../access/roles.ts';
import { contract, pageOf, pageQueryShape } from '../contract/index.ts';

const instant = z.iso.datetime();
const id = z.string().min(1).max(64);
const teamName = z.string().trim().min(1).max(100);

export const teamSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** How many people are in it. */
  members: z.int(),
  /** One’s own role there. */
  role: z.enum(roles),
  createdAt: instant,
});
export type Team = z.infer<typeof teamSchema>;

export const memberSchema = z.strictObject({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  joinedAt: instant,
  /** The three below are null for whoever may not look after the team’s people. */
  isDisabled: z.boolean().nullable(),
  /** Whether signing in takes more than the password. */
  hasSecondFactor: z.boolean().nullable(),
  /** When their session or one of their keys of this team was last seen; also null where none is left. */
  lastActiveAt: instant.nullable(),
});
export type TeamMember = z.infer<typeof memberSchema>;

export const invitationSchema = z.strictObject({
  id: z.string(),
  email: z.string(),
  role: z.enum(roles),
  /** Name of whoever invited, or renewed the invitation. */
  invitedBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
  isExpired: z.boolean(),
  /** When it went out by e-mail; null: the link was only shown. */
  mailedAt: instant.nullable(),
});
export type TeamInvitation = z.infer<typeof invitationSchema>;

const madeInvitationSchema = z.strictObject({
  invitation: invitationSchema,
  /** Shown this once: the portal keeps only a hash of it. */
  link: z.string(),
  /** `off`: no mail server is set. `failed`: not sent, the link has to be handed over in another way. */
  mail: z.enum(['sent', 'failed', 'off']),
});
export type MadeInvitation = z.infer<typeof madeInvitationSchema>;

/** Who looks at an invitation: nobody signed in, the one it is for, or somebody else. */
const visitors = ['nobody', 'invited', 'somebody-else'] as const;

export const shownInvitationSchema = z.strictObject({
  state: z.enum(['open', 'accepted', 'withdrawn', 'expired']),
  teamName: z.string(),
  invitedBy: z.string(),
  role: z.enum(roles),
  /** Only its first letter and what follows the @. */
  maskedEmail: z.string(),
  expiresAt: instant,
  visitor: z.enum(visitors),
  /** Whether the invited address has an account here: sign in with it, else make one. */
  hasAccount: z.boolean(),
});
export type ShownInvitation = z.infer<typeof shownInvitationSchema>;

const invitationToken = z.strictObject({ token: z.string().min(20).max(100) });

export const teamsContract = contract({
  'GET /api/team': {
    summary: 'The active team, and one’s role there',
    tag: 'Teams',
    access: 'signed-in',
    success: { status: 200, body: teamSchema },
  },
  'PATCH /api/team': {
    summary: 'Rename the active team',
    tag: 'Teams',
    access: 'members.manage',
    body: z.strictObject({ name: teamName }),
    success: { status: 200, body: teamSchema },
  },
  'POST /api/teams': {
    summary:
      'Make another team and become its owner: for portal admins, or for everybody where TEAM_CREATION says so',
    tag: 'Teams',
    access: 'signed-in',
    body: z.strictObject({ name: teamName }),
    success: { status: 201, body: z.strictObject({ id: z.string(), name: z.string() }) },
    problems: ['not_allowed'],
  },
  'GET /api/team/members': {
    summary: 'The people of the active team, the longest there first',
    tag: 'Teams',
    access: 'members.read',
    query: z.strictObject(pageQueryShape),
    success: { status: 200, body: pageOf(memberSchema) },
  },
  'PATCH /api/team/members/:userId': {
    summary: 'Give a member another role; it holds from their next request on',
    tag: 'Teams',
    access: 'members.manage',
    params: z.strictObject({ userId: id }),
    body: z.strictObject({ role: z.enum(roles) }),
    success: { status: 200, body: memberSchema },
    problems: ['not_found', 'conflict'],
  },
  'DELETE /api/team/members/:userId': {
    summary: 'Remove a member, their API keys for the team and their open invitations',
    tag: 'Teams',
    access: 'members.manage',
    params: z.strictObject({ userId: id }),
    success: { status: 204 },
    problems: ['not_found', 'conflict'],
  },
  'POST /api/team/leave': {
    summary: 'Leave the active team; its last owner cannot',
    tag: 'Teams',
    access: 'signed-in',
    success: { status: 204 },
    problems: ['conflict'],
  },
  'GET /api/team/invitations': {
    summary: 'Invitations that nobody has accepted yet, the newest first',
    tag: 'Teams',
    access: 'members.manage',
    query: z.strictObject(pageQueryShape),
    success: { status: 200, body: pageOf(invitationSchema) },
  },
  'POST /api/team/invitations': {
    summary: 'Invite somebody; the link is shown this once, and mailed where a mail server is set',
    tag: 'Teams',
    access: 'members.manage',
    body: z.strictObject({ email: z.email().max(254), role: z.enum(roles) }),
    success: { status: 201, body: madeInvitationSchema },
    problems: ['conflict', 'quota_exceeded'],
  },
  'POST /api/team/invitations/:id/renew': {
    summary: 'A new link for an invitation, for seven days from now; the former link ends',
    tag: 'Teams',
    access: 'members.manage',
    params: z.strictObject({ id }),
    success: { status: 200, body: madeInvitationSchema },
    problems: ['not_found'],
  },
  'DELETE /api/team/invitations/:id': {
    summary: 'Withdraw an invitation: its link ends at once',
    tag: 'Teams',
    access: 'members.manage',
    params: z.strictObject({ id }),
    success: { status: 204 },
    problems: ['not_found'],
  },
  'GET /api/invitations/:token': {
    summary: 'What an invitation is for, to whoever has its link',
    tag: 'Teams',
    access: 'open',
    params: invitationToken,
    success: { status: 200, body: shownInvitationSchema },
    problems: ['not_found'],
  },
  'POST /api/invitations/:token/accept': {
    summary: 'Join: signed in with the invited address, or with a new account (name and password)',
    tag: 'Teams',
    access: 'open',
    params: invitationToken,
    body: z.strictObject({
      account: z
        .strictObject({
          name: z.string().trim().min(1).max(100),
          password: z.string().min(12).max(128),
        })
        .optional(),
    }),
    success: {
      status: 200,
      body: z.strictObject({ teamId: z.string(), email: z.string(), isNewAccount: z.boolean() }),
    },
    problems: ['not_signed_in', 'not_allowed', 'not_found', 'conflict'],
  },
});
