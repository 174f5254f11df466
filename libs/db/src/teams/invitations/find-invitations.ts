import { asRole } from '@gemmavision/domain/access';
import { AppError } from '@gemmavision/domain/errors';
import { maskedEmail, type ShownInvitation, type TeamInvitation } from '@gemmavision/domain/teams';
import type { Database } from '../../client.ts';
import type { Prisma } from '../../generated/client.ts';
import { pageArguments, pageOfRows, type Page, type PageQuery } from '../../reference/page-of-rows.ts';
import { hashOfToken } from './token.ts';

export const invitationSelection = {
  id: true,
  organizationId: true,
  email: true,
  role: true,
  status: true,
  createdAt: true,
  expiresAt: true,
  mailedAt: true,
  inviter: { select: { name: true } },
} satisfies Prisma.InvitationSelect;
export type InvitationRow = Prisma.InvitationGetPayload<{ select: typeof invitationSelection }>;

/** A page of the team’s invitations that nobody has accepted or withdrawn, the newest first; expired ones too. */
export async function findInvitations(
  database: Database,
  teamId: string,
  page: PageQuery,
): Promise<Page<TeamInvitation>> {
  const rows = await database.invitation.findMany({
    where: { organizationId: teamId, status: 'pending' },
    select: invitationSelection,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...pageArguments(page),
  });
  return pageOfRows(rows, page, toInvitation);
}

/** What whoever has the link may know; `email` is the whole address, for the portal’s own use. */
export interface FoundInvitation {
  shown: Omit<ShownInvitation, 'visitor'>;
  email: string;
}

/** The invitation that a link leads to. @throws AppError `not_found` */
export async function getInvitation(database: Database, token: string): Promise<FoundInvitation> {
  const row = await database.invitation.findUnique({
    where: { tokenHash: hashOfToken(token) },
    select: { ...invitationSelection, organization: { select: { name: true } } },
  });
  if (!row) throw noSuchLink();
  const account = await database.user.findUnique({ where: { email: row.email }, select: { id: true } });
  return {
    email: row.email,
    shown: {
      state: stateOf(row),
      teamName: row.organization.name,
      invitedBy: row.inviter.name,
      role: asRole(row.role ?? ''),
      maskedEmail: maskedEmail(row.email),
      expiresAt: row.expiresAt.toISOString(),
      hasAccount: account !== null,
    },
  };
}

export function noSuchLink(): AppError {
  return new AppError(
    'not_found',
    'No invitation has this link (any more): it may have been renewed. Ask whoever invited you for a new one.',
  );
}

/** How it stands now. */
export function stateOf({
  status,
  expiresAt,
}: Pick<InvitationRow, 'status' | 'expiresAt'>): ShownInvitation['state'] {
  if (status === 'accepted') return 'accepted';
  if (status !== 'pending') return 'withdrawn';
  return expiresAt <= new Date() ? 'expired' : 'open';
}

export function toInvitation(row: InvitationRow): TeamInvitation {
  return {
    id: row.id,
    email: row.email,
    role: asRole(row.role ?? ''),
    invitedBy: row.inviter.name,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    isExpired: stateOf(row) === 'expired',
    mailedAt: row.mailedAt?.toISOString() ?? null,
  };
}
