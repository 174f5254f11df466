import { z } from 'zod';
import { contract } from '../contract/index.ts';
import { actions, roles } from './roles.ts';

export const meSchema = z.strictObject({
  user: z.strictObject({ id: z.string(), name: z.string(), email: z.string() }),
  team: z.strictObject({ id: z.string(), name: z.string(), slug: z.string() }),
  role: z.enum(roles),
  /** What this person may do in this team: a button for anything else is not shown. */
  actions: z.array(z.enum(actions)),
  teams: z.array(z.strictObject({ id: z.string(), name: z.string(), role: z.enum(roles) })),
  limits: z.strictObject({ uploadBytes: z.int(), pages: z.int(), filesPerUpload: z.int() }),
  feedbackUrl: z.string().nullable(),
});
export type Me = z.infer<typeof meSchema>;

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
});
