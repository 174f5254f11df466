import { appendAuditEvents, type AuditEntry, type Doer } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import { inTeam } from '../in-team.ts';

/** A person, in the team whose audit log tells of what they do with their own account. */
export interface AccountOwner extends Doer {
  userId: string;
}

export interface StoredSession {
  id: string;
  token: string;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface StoredPasskey {
  id: string;
  name: string | null;
  createdAt: Date | null;
  backedUp: boolean;
}

/** Ways to sign in that an account has. */
export interface AccountSecurity {
  hasPassword: boolean;
  hasSecondFactor: boolean;
  hasSingleSignOn: boolean;
  passkeys: StoredPasskey[];
}

/** The sessions of a person that have not ended, the most recently active first. */
export async function findSessions(database: Database, userId: string): Promise<StoredSession[]> {
  return database.session.findMany({
    where: { userId, expiresAt: { gt: new Date() } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    select: { id: true, token: true, ipAddress: true, userAgent: true, createdAt: true, updatedAt: true },
  });
}

/** Ends one session of the person. False when they have no such one. */
export async function endSession(database: Database, owner: AccountOwner, id: string): Promise<boolean> {
  const ended = await change(database, owner, async (transaction) => {
    const { count } = await transaction.session.deleteMany({ where: { id, userId: owner.userId } });
    return { count, entry: { action: 'session.revoked', subject: id } };
  });
  return ended > 0;
}

/** Ends all sessions of the person but the one with this token; how many there were. */
export async function endOtherSessions(
  database: Database,
  owner: AccountOwner,
  token: string,
): Promise<number> {
  return change(database, owner, async (transaction) => {
    const { count } = await transaction.session.deleteMany({
      where: { userId: owner.userId, NOT: { token } },
    });
    return {
      count,
      entry: { action: 'session.revoked', subject: owner.userId, details: { sessions: count } },
    };
  });
}

/** How a person can sign in. */
export async function findSecurity(database: Database, userId: string): Promise<AccountSecurity> {
  const user = await database.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      twoFactorEnabled: true,
      accounts: { select: { providerId: true, password: true } },
      passkeys: {
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: { id: true, name: true, createdAt: true, backedUp: true },
      },
    },
  });
  return {
    hasPassword: user.accounts.some(({ password }) => password !== null),
    hasSecondFactor: user.twoFactorEnabled === true,
    hasSingleSignOn: user.accounts.some(({ providerId }) => providerId !== 'credential'),
    passkeys: user.passkeys,
  };
}

/** Gives a passkey of the person another name. False when they have no such one. */
export async function renamePasskey(
  database: Database,
  userId: string,
  id: string,
  name: string,
): Promise<boolean> {
  const { count } = await database.passkey.updateMany({ where: { id, userId }, data: { name } });
  return count === 1;
}

/** Removes a passkey of the person. False when they have no such one. */
export async function removePasskey(database: Database, owner: AccountOwner, id: string): Promise<boolean> {
  const removed = await change(database, owner, async (transaction) => {
    const { count } = await transaction.passkey.deleteMany({ where: { id, userId: owner.userId } });
    return {
      count,
      entry: { action: 'account.changed', subject: owner.userId, details: { what: 'passkey removed' } },
    };
  });
  return removed === 1;
}

/** Whether somebody has invited this e-mail address, and may still be answered. */
export async function hasOpenInvitation(database: Database, email: string): Promise<boolean> {
  const found = await database.invitation.findFirst({
    where: { email: email.toLowerCase(), status: 'pending', expiresAt: { gt: new Date() } },
    select: { id: true },
  });
  return found !== null;
}

/** One change and its audit event in one transaction; neither where nothing was to be changed. */
async function change(
  database: Database,
  owner: AccountOwner,
  work: (transaction: Transaction) => Promise<{ count: number; entry: AuditEntry }>,
): Promise<number> {
  return inTeam(database, owner.teamId, async (transaction) => {
    const { count, entry } = await work(transaction);
    if (count > 0) await appendAuditEvents(transaction, owner, [entry]);
    return count;
  });
}
