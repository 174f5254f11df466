import { classifications, type RetentionDays, type RetentionPreview } from '@gemmavision/domain/governance';
import type { Database } from '../client.ts';
import { Prisma } from '../generated/client.ts';
import { inTeam } from '../in-team.ts';
import { storedClassification } from './stored-classification.ts';

/** How many of the team’s documents are older than these days allow, by the database’s clock. */
export async function previewRetention(
  database: Database,
  teamId: string,
  days: RetentionDays,
): Promise<RetentionPreview> {
  const tooOld = classifications.flatMap((one) => {
    const limit = days[one];
    return limit === null
      ? []
      : [
          Prisma.sql`(classification = ${storedClassification[one]}::"Classification"
            AND "createdAt" < now() - ${limit} * interval '1 day')`,
        ];
  });
  if (tooOld.length === 0) return { documents: 0, held: 0 };
  const [row] = await inTeam(
    database,
    teamId,
    (transaction) => transaction.$queryRaw<RetentionPreview[]>`
      SELECT (count(*) FILTER (WHERE "heldAt" IS NULL))::int AS documents,
             (count(*) FILTER (WHERE "heldAt" IS NOT NULL))::int AS held
      FROM "Document" WHERE "teamId" = ${teamId} AND (${Prisma.join(tooOld, ' OR ')})`,
  );
  return row ?? { documents: 0, held: 0 };
}
