import { AppError } from '@gemmavision/domain/errors';
import type { Classification } from '@gemmavision/domain/governance';
import type { Doer } from '../audit/index.ts';
import { beginBatch } from '../batches/begin-batch.ts';
import { sealBatch } from '../batches/change-batch.ts';
import type { Database } from '../client.ts';
import { hideTrash, seeTrash } from '../governance/see-trash.ts';
import { inTeam } from '../in-team.ts';

/** A batch that the portal makes by itself, one for a place and day. */
export interface DailyBatch {
  /** What those of the place are called; the day follows. */
  name: string;
  /** ISO 8601. */
  day: string;
  classification?: Classification;
}

const nameOf = ({ name, day }: DailyBatch) => `${name} ${day}`;

const portal = (teamId: string): Doer => ({ teamId, userId: null });

/** The open batch of the place and day, made where there is none: a person may have sealed or cancelled it. */
export async function openDailyBatch(database: Database, teamId: string, daily: DailyBatch): Promise<string> {
  const open = await inTeam(database, teamId, (transaction) =>
    transaction.batch.findFirst({
      where: { teamId, name: nameOf(daily), createdById: null, sealedAt: null, cancelledAt: null },
      select: { id: true },
    }),
  );
  if (open) return open.id;
  const { classification } = daily;
  return beginBatch(database, portal(teamId), {
    name: nameOf(daily),
    ...(classification && { classification }),
  });
}

/** Says of the place’s batches of days before that they are complete. */
export async function sealEarlierBatches(
  database: Database,
  teamId: string,
  daily: DailyBatch,
): Promise<void> {
  const open = await inTeam(database, teamId, (transaction) =>
    transaction.batch.findMany({
      where: {
        teamId,
        name: { startsWith: `${daily.name} `, not: nameOf(daily) },
        createdById: null,
        sealedAt: null,
        cancelledAt: null,
      },
      select: { id: true, name: true },
    }),
  );
  const isOfPlace = (name: string) => /^\d{4}-\d\d-\d\d$/.test(name.slice(daily.name.length + 1));
  for (const { id } of open.filter(({ name }) => isOfPlace(name))) {
    await sealBatch(database, portal(teamId), id).catch((error: unknown) => {
      // Somebody else was faster.
      if (!(error instanceof AppError && error.code === 'conflict')) throw error;
    });
  }
}

/** Of these sources, the ones that are documents already, in the trash as well. */
export async function findTaken(
  database: Database,
  teamId: string,
  sources: readonly string[],
): Promise<Set<string>> {
  return inTeam(database, teamId, async (transaction) => {
    await seeTrash(transaction);
    const rows = await transaction.document.findMany({
      where: { teamId, source: { in: [...sources] } },
      select: { source: true },
    });
    await hideTrash(transaction);
    return new Set(rows.flatMap(({ source }) => source ?? []));
  });
}

/** Writes down, once, that a file became no document. */
export async function noteRefusal(
  database: Database,
  teamId: string,
  batchId: string,
  refusal: { fileName: string; source: string; reason: { code: string; message: string } },
): Promise<void> {
  const { fileName, source, reason } = refusal;
  const row = { batchId, teamId, fileName, source, reasonCode: reason.code, reasonMessage: reason.message };
  await inTeam(database, teamId, (transaction) =>
    transaction.batchRefusal.createMany({ data: [row], skipDuplicates: true }),
  );
}
