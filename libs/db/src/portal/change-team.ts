import { portalChain } from '@gemmavision/domain/audit';
import { AppError } from '@gemmavision/domain/errors';
import type { PortalTeam } from '@gemmavision/domain/portal';
import type { Database, Transaction } from '../client.ts';
import { inAllTeams } from '../in-team.ts';
import { teamOfApiKey } from '../teams/index.ts';
import { appendInChains, type ChainedEntry } from './append-in-chains.ts';
import type { PortalDoer } from './change-person.ts';
import { countDocumentsOf, getPortalTeam, noSuchTeam } from './find-teams.ts';

/**
 * Sets what a team may use in place of the portal’s own limits. The version is that of the team’s rules, which stand in
 * the same row. Throws not_found, and conflict where somebody changed either in the meantime.
 */
export async function setQuotas(
  database: Database,
  doer: PortalDoer,
  teamId: string,
  { version, ...quotas }: PortalTeam['quotas'],
): Promise<PortalTeam> {
  return inAllTeams(database, async (transaction) => {
    // The first change makes the row: as for the team’s rules, two of them take turns.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`rules ${teamId}`}, 0))`;
    const { quotas: before } = await getPortalTeam(transaction, teamId);
    if (before.version !== version) {
      throw new AppError(
        'conflict',
        'Somebody else changed the rules or quotas of this team: look at them anew, then change them.',
        { facts: { version: before.version } },
      );
    }
    const columns = {
      documentsPerPersonPerDay: quotas.documentsPerDay,
      storageQuotaBytes: quotas.bytesPerTeam,
      pagesPerMonth: quotas.pagesPerMonth,
    };
    await transaction.teamGovernance.upsert({
      where: { teamId },
      create: { teamId, ...columns },
      update: { ...columns, version: { increment: 1 } },
    });
    const team = await getPortalTeam(transaction, teamId);
    const deed = {
      action: 'quota.changed' as const,
      subject: teamId,
      details: { before, after: team.quotas },
    };
    await appendInChains(transaction, doer, inBoth(teamId, deed));
    return team;
  });
}

/**
 * Deletes a team with its memberships, invitations, rules and keys. What it used stays counted, and its audit log stays.
 * Throws not_found; conflict while there is a document, in the trash or held as well, or where the doer would be left
 * without any team, and so without a way in.
 */
export async function deleteTeam(database: Database, doer: PortalDoer, teamId: string): Promise<void> {
  await inAllTeams(database, async (transaction) => {
    // An upload that is under way has taken a share of this lock through its foreign key: one of both comes first.
    const found = await transaction.$queryRaw<unknown[]>`
      SELECT id FROM organization WHERE id = ${teamId} FOR UPDATE`;
    if (found.length === 0) throw noSuchTeam();
    await refuseWithDocuments(transaction, teamId);
    const others = await transaction.member.count({
      where: { userId: doer.userId, organizationId: { not: teamId } },
    });
    if (others === 0)
      throw new AppError('conflict', 'This is your only team: without one you could not sign in any more.');
    const members = await transaction.member.findMany({
      where: { organizationId: teamId },
      select: { userId: true },
    });
    await deleteKeysOf(transaction, teamId, members);
    await transaction.organization.delete({ where: { id: teamId } });
    const deed = { action: 'team.deleted' as const, subject: teamId, details: { members: members.length } };
    await appendInChains(transaction, doer, inBoth(teamId, deed));
  });
}

async function refuseWithDocuments(transaction: Transaction, teamId: string): Promise<void> {
  const [figures] = await countDocumentsOf(transaction, [teamId]);
  if (!figures) return;
  const { documents, inTrash, held } = figures;
  const counted = `${documents} documents, ${inTrash} in its trash, ${held} of them under legal hold`;
  throw new AppError(
    'conflict',
    `The team still has ${counted}: its owners delete them for good first. A portal admin cannot.`,
    { facts: { documents, inTrash, held } },
  );
}

/** better-auth gives keys no relation to their team: it stands in their metadata. */
async function deleteKeysOf(
  transaction: Transaction,
  teamId: string,
  members: readonly { userId: string }[],
): Promise<void> {
  const keys = await transaction.apikey.findMany({
    where: { referenceId: { in: members.map(({ userId }) => userId) } },
    select: { id: true, metadata: true },
  });
  const own = keys.filter(
    ({ metadata }) => metadata !== null && teamOfApiKey(JSON.parse(metadata)) === teamId,
  );
  await transaction.apikey.deleteMany({ where: { id: { in: own.map(({ id }) => id) } } });
}

const inBoth = (teamId: string, deed: Omit<ChainedEntry, 'chain'>): ChainedEntry[] => [
  { chain: portalChain, ...deed },
  { chain: teamId, ...deed },
];
