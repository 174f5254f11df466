import { AppError } from '@gemmavision/domain/errors';
import {
  defaultRules,
  preferredReadings,
  type QuotaOverrides,
  type TeamRules,
} from '@gemmavision/domain/governance';
import { appendAuditEvents, type Doer } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import type { TeamGovernance } from '../generated/client.ts';
import { inTeam } from '../in-team.ts';
import { readClassification, storedClassification } from './stored-classification.ts';

/** The team’s rules for its documents. */
export async function getTeamRules(database: Database, teamId: string): Promise<TeamRules> {
  return inTeam(database, teamId, (transaction) => loadTeamRules(transaction, teamId));
}

/** The same inside a transaction. */
export async function loadTeamRules(transaction: Transaction, teamId: string): Promise<TeamRules> {
  const row = await transaction.teamGovernance.findUnique({ where: { teamId } });
  return row === null ? defaultRules : toTeamRules(row);
}

/** What a portal admin has set for the team in place of the portal’s own quotas. */
export async function loadQuotaOverrides(transaction: Transaction, teamId: string): Promise<QuotaOverrides> {
  const row = await transaction.teamGovernance.findUnique({ where: { teamId } });
  return {
    documentsPerDay: row?.documentsPerPersonPerDay ?? null,
    bytesPerTeam: row?.storageQuotaBytes === null || row === null ? null : Number(row.storageQuotaBytes),
    pagesPerMonth: row?.pagesPerMonth ?? null,
  };
}

/** Changes the rules. Throws conflict where somebody else did since `version`. */
export async function putTeamRules(database: Database, doer: Doer, rules: TeamRules): Promise<TeamRules> {
  const { teamId } = doer;
  return inTeam(database, teamId, async (transaction) => {
    // The first change makes the row: two of them take turns.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`rules ${teamId}`}, 0))`;
    const before = await loadTeamRules(transaction, teamId);
    if (before.version !== rules.version) {
      throw new AppError(
        'conflict',
        'Somebody else changed the rules in the meantime: look at them anew, then change them.',
        { facts: { version: before.version } },
      );
    }
    const { retentionDays, preferredReading } = rules;
    const columns = {
      defaultClassification: storedClassification[rules.defaultClassification],
      publicRetentionDays: retentionDays.public,
      internalRetentionDays: retentionDays.internal,
      confidentialRetentionDays: retentionDays.confidential,
      restrictedRetentionDays: retentionDays.restricted,
      preferredReading,
    };
    const row = await transaction.teamGovernance.upsert({
      where: { teamId },
      create: { teamId, ...columns },
      update: { ...columns, version: { increment: 1 } },
    });
    const after = toTeamRules(row);
    await appendAuditEvents(transaction, doer, [
      { action: 'governance.changed', subject: teamId, details: { before, after } },
    ]);
    return after;
  });
}

function toTeamRules(row: TeamGovernance): TeamRules {
  return {
    version: row.version,
    defaultClassification: readClassification[row.defaultClassification],
    retentionDays: {
      public: row.publicRetentionDays,
      internal: row.internalRetentionDays,
      confidential: row.confidentialRetentionDays,
      restricted: row.restrictedRetentionDays,
    },
    preferredReading: preferredReadings.find((one) => one === row.preferredReading) ?? 'rules',
  };
}
