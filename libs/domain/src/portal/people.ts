import { z } from 'zod';
import { roles } from '../access/roles.ts';
import { contract, pageOf, pageQueryShape } from '../contract/index.ts';

const instant = z.iso.datetime();
const personParams = z.strictObject({ id: z.string().min(1).max(64) });

/** Somebody with an account, as those who look after the portal see them: nothing of what is in their teams. */
export const portalPersonSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  teams: z.array(z.strictObject({ id: z.string(), name: z.string(), role: z.enum(roles) })),
  isPortalAdmin: z.boolean(),
  /** Null for who may sign in. */
  disabled: z.strictObject({ reason: z.string().nullable() }).nullable(),
  secondFactor: z.strictObject({ hasAuthenticatorApp: z.boolean(), passkeys: z.int() }),
  /** Sessions that have not ended. */
  sessions: z.int(),
  /**
   * The last use of a session (to the day: that is how often it is noted) or of an API key (to the minute) that is still
   * there; null when there is none.
   */
  lastActiveAt: instant.nullable(),
  createdAt: instant,
});
export type PortalPerson = z.infer<typeof portalPersonSchema>;

/** Why something was done, for those who ask later. */
export const reasonSchema = z.string().trim().min(3, 'Say why, in three letters or more.').max(300);

export const portalPeopleContract = contract({
  'GET /api/portal/people': {
    summary: 'Everybody with an account, the newest first',
    tag: 'Portal',
    access: 'portal-admin',
    query: z.strictObject({
      ...pageQueryShape,
      /** Part of the name or of the e-mail address, in any case. */
      q: z.string().trim().max(200).optional(),
    }),
    success: { status: 200, body: pageOf(portalPersonSchema) },
  },
  'PATCH /api/portal/people/:id': {
    summary: 'Disable or enable an account, or change who looks after the portal',
    tag: 'Portal',
    access: 'portal-admin',
    params: personParams,
    body: z
      .strictObject({
        /** With a reason: refused from now on, every session of theirs ends. Null: may sign in again. */
        disabled: z.strictObject({ reason: reasonSchema }).nullable().optional(),
        isPortalAdmin: z.boolean().optional(),
      })
      .refine(
        ({ disabled, isPortalAdmin }) => (disabled === undefined) !== (isPortalAdmin === undefined),
        'Change one thing at a time: `disabled` or `isPortalAdmin`.',
      ),
    success: { status: 200, body: portalPersonSchema },
    problems: ['not_found', 'conflict'],
  },
  'DELETE /api/portal/people/:id/sessions': {
    summary: 'End every session of a person at once',
    tag: 'Portal',
    access: 'portal-admin',
    params: personParams,
    success: { status: 200, body: z.strictObject({ ended: z.int() }) },
    problems: ['not_found'],
  },
  'DELETE /api/portal/people/:id': {
    summary: 'Delete an account with its sessions and keys; documents stay with their teams',
    tag: 'Portal',
    access: 'portal-admin',
    params: personParams,
    success: { status: 204 },
    problems: ['not_found', 'conflict'],
  },
});
