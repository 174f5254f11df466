import { z } from 'zod';
import { contract, pageOf, pageQueryShape, wholeNumber } from '../contract/index.ts';

const instant = z.iso.datetime();
const teamParams = z.strictObject({ id: z.string().min(1).max(64) });

/** A limit of a team: null takes the portal’s own, 0 is no limit. */
const limit = (most: number) => z.int().min(0).max(most).nullable();

const quotasShape = {
  /** Uploads of one person in a day. */
  documentsPerDay: limit(1_000_000),
  /** What the team’s originals may take, with those in the trash. */
  bytesPerTeam: limit(2 ** 50),
  /** Read in a calendar month. */
  pagesPerMonth: limit(1_000_000_000),
};

/** A team in figures: nothing of what is in its documents. */
export const portalTeamSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  createdAt: instant,
  members: z.int(),
  owners: z.int(),
  documents: z.int(),
  inTrash: z.int(),
  /** Under legal hold, in the trash or not. */
  held: z.int(),
  /** Of documents that were read, copies left out. */
  pages: z.int(),
  /** Of the originals, with those in the trash: what the quota counts. */
  bytesKept: z.int(),
  /** Since the first of the month (UTC). */
  thisMonth: z.strictObject({ documents: z.int(), pages: z.int() }),
  quotas: z.strictObject({
    /** Grows by one with each change of the team’s rules or quotas; 0 while there was none. */
    version: z.int(),
    ...quotasShape,
  }),
});
export type PortalTeam = z.infer<typeof portalTeamSchema>;

/** What a team used on a day (UTC). */
export const teamUsageDaySchema = z.strictObject({
  teamId: z.string(),
  day: z.iso.date(),
  documents: z.int(),
  pages: z.int(),
  /** Of the pages, those that were recognised (OCR). */
  ocrPages: z.int(),
  /** Time that reading took. */
  readSeconds: z.number(),
  llmTokens: z.int(),
});
export type TeamUsageDay = z.infer<typeof teamUsageDaySchema>;

export const teamUsageSchema = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  /** Those that used anything; a team that was deleted has no name any more. */
  teams: z.array(z.strictObject({ id: z.string(), name: z.string().nullable() })),
  /** Days without use are left out. */
  days: z.array(teamUsageDaySchema),
});
export type TeamUsage = z.infer<typeof teamUsageSchema>;

export const portalTeamsContract = contract({
  'GET /api/portal/teams': {
    summary: 'Every team in figures, the newest first',
    tag: 'Portal',
    access: 'portal-admin',
    query: z.strictObject({
      ...pageQueryShape,
      /** Part of the name, in any case. */
      q: z.string().trim().max(200).optional(),
    }),
    success: { status: 200, body: pageOf(portalTeamSchema) },
  },
  'PUT /api/portal/teams/:id/quotas': {
    summary: 'Set the quotas of a team in place of the portal’s own',
    tag: 'Portal',
    access: 'portal-admin',
    params: teamParams,
    body: z.strictObject({ version: z.int().min(0), ...quotasShape }),
    success: { status: 200, body: portalTeamSchema },
    problems: ['not_found', 'conflict'],
  },
  'DELETE /api/portal/teams/:id': {
    summary: 'Delete a team that has no documents, not even in the trash',
    tag: 'Portal',
    access: 'portal-admin',
    params: teamParams,
    success: { status: 204 },
    problems: ['not_found', 'conflict'],
  },
  'GET /api/portal/usage': {
    summary: 'What each team used, day by day',
    tag: 'Portal',
    access: 'portal-admin',
    query: z.strictObject({ days: wholeNumber(1, 366).default(30) }),
    success: { status: 200, body: teamUsageSchema },
  },
});
