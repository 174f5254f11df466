import { AppError } from '@gemmavision/domain/errors';
import { portalChain } from '@gemmavision/domain/audit';
import type { PortalPerson } from '@gemmavision/domain/portal';
import type { Doer } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import { inAllTeams } from '../in-team.ts';
import { appendInChains, type ChainedEntry } from './append-in-chains.ts';
import { getPortalPerson, noSuchPerson } from './find-people.ts';

/** A portal admin, by session. */
export interface PortalDoer extends Omit<Doer, 'teamId'> {
  userId: string;
}

/**
 * Refuses an account from now on, and ends its sessions at once; its API keys are refused with it. With null it may
 * sign in again. Not oneself, so that somebody is left to undo it.
 */
export async function setDisabled(
  database: Database,
  doer: PortalDoer,
  id: string,
  disabled: { reason: string } | null,
): Promise<PortalPerson> {
  return changePerson(database, doer, id, 'disable', async (transaction) => {
    await transaction.user.update({
      where: { id },
      data: { banned: disabled !== null, banReason: disabled?.reason ?? null, banExpires: null },
    });
    // The reason stands with the account and goes with it: it is likely to speak of a person.
    if (disabled) await transaction.session.deleteMany({ where: { userId: id } });
    return [{ chain: portalChain, action: disabled ? 'person.disabled' : 'person.enabled', subject: id }];
  });
}

/** Gives somebody the portal admin’s rights, or takes them. Not oneself, so that somebody always has them. */
export async function setPortalAdmin(
  database: Database,
  doer: PortalDoer,
  id: string,
  isPortalAdmin: boolean,
): Promise<PortalPerson> {
  return changePerson(database, doer, id, 'change the rights of', async (transaction) => {
    await transaction.user.update({ where: { id }, data: { role: isPortalAdmin ? 'admin' : 'user' } });
    return [
      {
        chain: portalChain,
        action: isPortalAdmin ? 'portalAdmin.granted' : 'portalAdmin.revoked',
        subject: id,
      },
    ];
  });
}

/** Ends every session of a person; how many there were. */
export async function endSessions(database: Database, doer: PortalDoer, id: string): Promise<number> {
  return inAllTeams(database, async (transaction) => {
    await lockPerson(transaction, id);
    const { count } = await transaction.session.deleteMany({ where: { userId: id } });
    await appendInChains(transaction, doer, [
      { chain: portalChain, action: 'session.revoked', subject: id, details: { sessions: count } },
    ]);
    return count;
  });
}

/**
 * Deletes an account with sessions, keys and memberships. What they uploaded and corrected stays with the teams.
 * Throws conflict where they are the only owner of a team.
 */
export async function deletePerson(database: Database, doer: PortalDoer, id: string): Promise<void> {
  await inAllTeams(database, async (transaction) => {
    await beAdminFor(transaction, doer, id, 'delete');
    const teams = await transaction.member.findMany({
      where: { userId: id },
      select: { organizationId: true, organization: { select: { name: true } } },
    });
    const owned = await transaction.$queryRaw<{ teamId: string }[]>`
      SELECT m."organizationId" AS "teamId" FROM member m
      WHERE m."userId" = ${id} AND m.role = 'owner' AND NOT EXISTS (
        SELECT FROM member o
        WHERE o."organizationId" = m."organizationId" AND o.role = 'owner' AND o."userId" <> m."userId")`;
    const orphan = teams.find((team) => owned.some(({ teamId }) => teamId === team.organizationId));
    if (orphan) {
      throw new AppError(
        'conflict',
        `They are the only owner of ${orphan.organization.name}: let somebody else own it first, or delete the team.`,
        { facts: { teamId: orphan.organizationId } },
      );
    }
    await transaction.apikey.deleteMany({ where: { referenceId: id } });
    await transaction.user.delete({ where: { id } });
    await appendInChains(transaction, doer, [
      { chain: portalChain, action: 'account.deleted', subject: id },
      ...teams.map(({ organizationId }) => ({
        chain: organizationId,
        action: 'member.removed' as const,
        subject: id,
      })),
    ]);
  });
}

async function changePerson(
  database: Database,
  doer: PortalDoer,
  id: string,
  deed: string,
  change: (transaction: Transaction) => Promise<ChainedEntry[]>,
): Promise<PortalPerson> {
  return inAllTeams(database, async (transaction) => {
    await beAdminFor(transaction, doer, id, deed);
    const entries = await change(transaction);
    const person = await getPortalPerson(transaction, id);
    await appendInChains(transaction, doer, entries);
    return person;
  });
}

/**
 * Whoever does something to an account is a portal admin at this very moment and does it to somebody else. Such deeds
 * take turns: two admins who take each other’s rights at once leave one.
 */
async function beAdminFor(
  transaction: Transaction,
  doer: PortalDoer,
  id: string,
  deed: string,
): Promise<void> {
  if (doer.userId === id) {
    throw new AppError(
      'conflict',
      `You cannot ${deed} your own account here: ask another portal admin, so that one is always left.`,
    );
  }
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('portal admins', 0))`;
  const self = await transaction.user.findUnique({
    where: { id: doer.userId },
    select: { role: true, banned: true },
  });
  if (self?.role !== 'admin' || self.banned === true)
    throw new AppError('not_allowed', 'You are no portal admin any more.');
  await lockPerson(transaction, id);
}

async function lockPerson(transaction: Transaction, id: string): Promise<void> {
  const found = await transaction.$queryRaw<unknown[]>`SELECT id FROM "user" WHERE id = ${id} FOR UPDATE`;
  if (found.length === 0) throw noSuchPerson();
}
