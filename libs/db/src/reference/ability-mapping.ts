import { z } from 'zod';
import { abilityBenchmarkSchema } from '@gemmavision/domain/benchmarks';
import type { AbilityBenchmark, AbilityMappingState, Tuning } from '@gemmavision/domain/benchmarks';
import { AppError } from '@gemmavision/domain/errors';
import type { Database, Transaction } from '../client.ts';
import { Prisma } from '../generated/client.ts';
import { listAbilityBenchmarks } from './benchmark-suites.ts';
import { markReferenceChanged } from './reference-version.ts';

/** The benchmarks of each ability, and whose assignment that is. */
interface AbilityMapping {
  mapping: AbilityBenchmark[];
  mappingState: AbilityMappingState;
}

const membersSchema = z.array(abilityBenchmarkSchema).nullable();

/** Which benchmarks make up the abilities of models of this tuning: as an admin assigned them, else as shipped? */
export async function readAbilityMapping(
  database: Pick<Database, 'abilityMapping' | 'abilityBenchmark'>,
  tuning: Tuning,
): Promise<AbilityMapping> {
  const row = await database.abilityMapping.findUnique({
    where: { tuning },
    include: { changedBy: { select: { name: true } } },
  });
  const members = membersSchema.parse(row?.members ?? null);
  return {
    mapping: members ?? (await listAbilityBenchmarks(database, tuning)),
    mappingState: {
      version: row?.version ?? 0,
      isShipped: members === null,
      changedAt: row && row.version > 0 ? row.changedAt.toISOString() : null,
      changedBy: row?.changedBy?.name ?? null,
    },
  };
}

interface AbilityMappingChange {
  tuning: Tuning;
  /** Of the assignment that the change was made from. */
  version: number;
  /** Null brings the shipped assignment back. */
  members: readonly AbilityBenchmark[] | null;
  actorId: string;
}

/**
 * Assigns benchmarks anew, in the transaction of its audit event. Throws `conflict` where somebody else has changed
 * the assignment since: of two who change it at once, the second has not seen what the first did.
 */
export async function changeAbilityMapping(
  transaction: Transaction,
  { tuning, version, members, actorId }: AbilityMappingChange,
): Promise<AbilityMapping> {
  await transaction.abilityMapping.createMany({ data: [{ tuning }], skipDuplicates: true });
  const rows = await transaction.$queryRaw<{ version: number }[]>`
    SELECT version FROM "AbilityMapping" WHERE tuning = ${tuning} FOR UPDATE`;
  const current = rows[0]?.version ?? 0;
  if (current !== version) {
    throw new AppError(
      'conflict',
      `The assignment of ${tuning} models was changed meanwhile: it has version ${current}, and your change was made from ${version}. Load it anew and make your change again.`,
      { facts: { version: current } },
    );
  }
  await transaction.abilityMapping.update({
    where: { tuning },
    data: {
      version: { increment: 1 },
      members: members === null ? Prisma.DbNull : members.map((member) => ({ ...member })),
      changedAt: new Date(),
      changedById: actorId,
    },
  });
  await markReferenceChanged(transaction);
  return readAbilityMapping(transaction, tuning);
}
