import { randomUUID } from 'node:crypto';
import { AppError } from '@gemmavision/domain/errors';
import type { Role } from '@gemmavision/domain/access';
import { appendAuditEvents, type Doer } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import { inAllTeams } from '../in-team.ts';

export interface NewPerson {
  name: string;
  email: string;
  /** Made by better-auth’s own hash function. */
  passwordHash: string;
  /** Whether the address is known to be theirs; left out: it is, by who sets up the portal. */
  isEmailVerified?: boolean;
}

/** Whether nobody has an account yet: the first visitor becomes the owner. */
export async function needsOwner(database: Database | Transaction): Promise<boolean> {
  return (await database.user.count()) === 0;
}

/** Makes the first account and the first team, once. Throws setup_done when somebody was faster. */
export async function createOwner(database: Database, person: NewPerson, teamName: string): Promise<void> {
  await inAllTeams(database, async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('first owner', 0))`;
    if (!(await needsOwner(transaction))) {
      throw new AppError(
        'setup_done',
        'The portal already has an owner: sign in, or ask them for an invitation.',
      );
    }
    const team = await createTeam(transaction, teamName);
    const { id } = await addPerson(transaction, person, team.id, 'owner');
    await transaction.user.update({ where: { id }, data: { role: 'admin' } });
  });
}

/** Makes a team, without anybody in it. */
export async function createTeam(
  transaction: Transaction,
  name: string,
  doer: Omit<Doer, 'teamId'> = { userId: null },
): Promise<{ id: string; name: string }> {
  const id = randomUUID();
  const team = await transaction.organization.create({ data: { id, name, slug: slugOf(name, id) } });
  await appendAuditEvents(transaction, { ...doer, teamId: id }, [{ action: 'team.created', subject: id }]);
  return team;
}

/** Makes an account with a password and puts it into a team. */
export async function addPerson(
  transaction: Transaction,
  person: NewPerson,
  teamId: string,
  role: Role,
): Promise<{ id: string }> {
  const id = randomUUID();
  await transaction.user.create({
    data: {
      id,
      name: person.name,
      email: person.email.toLowerCase(),
      // Single sign-on may be tied to an account whose address is verified.
      emailVerified: person.isEmailVerified ?? true,
      accounts: {
        create: { id: randomUUID(), accountId: id, providerId: 'credential', password: person.passwordHash },
      },
      members: { create: { id: randomUUID(), organizationId: teamId, role } },
    },
  });
  return { id };
}

function slugOf(name: string, id: string): string {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${words || 'team'}-${id.slice(0, 8)}`;
}
