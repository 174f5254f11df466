import { AppError } from '@gemmavision/domain/errors';
import type { Classification } from '@gemmavision/domain/governance';
import type { LlmEndpointInput, LlmEndpointView } from '@gemmavision/domain/llm';
import { appendAuditEvents, type Doer } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import type { LlmEndpoint } from '../generated/client.ts';
import { storedClassification } from '../governance/stored-classification.ts';
import { inTeam } from '../in-team.ts';
import { endpointView } from './endpoint-view.ts';

/** The team's endpoint; null where it has none. */
export async function getLlmEndpoint(database: Database, teamId: string): Promise<LlmEndpointView | null> {
  return inTeam(database, teamId, async (transaction) => {
    const row = await transaction.llmEndpoint.findUnique({ where: { teamId } });
    return row && endpointView(transaction, row, new Date());
  });
}

/**
 * Sets the endpoint. The approval was given for what it was: another address, model or key, or more that is sent, ends
 * it. `sealedApiKey` undefined: the stored one stays. Throws conflict where somebody else changed it since.
 */
export async function putLlmEndpoint(
  database: Database,
  doer: Doer,
  { apiKey: _, version, ...input }: LlmEndpointInput,
  sealedApiKey: string | null | undefined,
): Promise<LlmEndpointView> {
  const { teamId } = doer;
  return inTeam(database, teamId, async (transaction) => {
    const before = await lockEndpoint(transaction, teamId);
    if ((before?.version ?? 0) !== version) throw changedMeanwhile(before);
    const isAsApproved =
      before !== null &&
      before.baseUrl === input.baseUrl &&
      before.model === input.model &&
      (before.sends === input.sends || input.sends === 'text') &&
      sealedApiKey === undefined;
    const data = { ...input, ...(sealedApiKey !== undefined && { sealedApiKey }) };
    const row = await transaction.llmEndpoint.upsert({
      where: { teamId },
      create: { teamId, ...data },
      update: { ...data, version: { increment: 1 }, ...(!isAsApproved && notApproved) },
    });
    const { baseUrl, model, sends, isAutomatic, monthlyBudgetMicros } = input;
    const details = { baseUrl: originOf(baseUrl), model, sends, isAutomatic, monthlyBudgetMicros };
    await appendAuditEvents(transaction, doer, [
      {
        action: 'llm.endpointChanged',
        subject: teamId,
        details: { ...details, hasNewKey: sealedApiKey !== undefined, staysApproved: isAsApproved },
      },
    ]);
    return endpointView(transaction, row, new Date());
  });
}

/** Approves what stands there now for documents up to a class. Throws not_found; conflict where it has changed. */
export async function approveLlmEndpoint(
  database: Database,
  doer: Doer,
  { upTo, reason, version }: { upTo: Classification; reason: string; version: number },
): Promise<LlmEndpointView> {
  return change(database, doer, async (transaction, before) => {
    if (before.version !== version) throw changedMeanwhile(before);
    const approval = {
      approvedById: doer.userId,
      approvedAt: new Date(),
      approvalReason: reason,
      approvedUpTo: storedClassification[upTo],
    };
    const row = await update(transaction, before.teamId, approval);
    const details = { upTo, reason, baseUrl: originOf(before.baseUrl), model: before.model };
    return [row, { action: 'llm.approved', subject: before.teamId, details }];
  });
}

/** Ends the approval: nothing is sent from now on, not even what waits already. Throws not_found. */
export async function switchLlmOff(database: Database, doer: Doer): Promise<LlmEndpointView> {
  return change(database, doer, async (transaction, before) => [
    await update(transaction, before.teamId, notApproved),
    { action: 'llm.switchedOff', subject: before.teamId },
  ]);
}

/** Forgets endpoint and key. */
export async function removeLlmEndpoint(database: Database, doer: Doer): Promise<void> {
  const { teamId } = doer;
  await inTeam(database, teamId, async (transaction) => {
    const { count } = await transaction.llmEndpoint.deleteMany({ where: { teamId } });
    if (count > 0)
      await appendAuditEvents(transaction, doer, [{ action: 'llm.switchedOff', subject: teamId }]);
  });
}

const notApproved = { approvedById: null, approvedAt: null, approvalReason: null, approvedUpTo: null };

type Entry = Parameters<typeof appendAuditEvents>[2][number];

async function change(
  database: Database,
  doer: Doer,
  work: (transaction: Transaction, before: LlmEndpoint) => Promise<[LlmEndpoint, Entry]>,
): Promise<LlmEndpointView> {
  return inTeam(database, doer.teamId, async (transaction) => {
    const before = await lockEndpoint(transaction, doer.teamId);
    if (before === null) throw new AppError('not_found', 'The team has no LLM endpoint: set one first.');
    const [row, entry] = await work(transaction, before);
    const view = await endpointView(transaction, row, new Date());
    await appendAuditEvents(transaction, doer, [entry]);
    return view;
  });
}

function update(
  transaction: Transaction,
  teamId: string,
  data: Parameters<Transaction['llmEndpoint']['update']>[0]['data'],
): Promise<LlmEndpoint> {
  return transaction.llmEndpoint.update({ where: { teamId }, data: { ...data, version: { increment: 1 } } });
}

async function lockEndpoint(transaction: Transaction, teamId: string): Promise<LlmEndpoint | null> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`llm ${teamId}`}, 0))`;
  return transaction.llmEndpoint.findUnique({ where: { teamId } });
}

/** Without its path and query: a key may stand there. */
function originOf(address: string): string {
  return new URL(address).origin;
}

function changedMeanwhile(row: LlmEndpoint | null): AppError {
  return new AppError(
    'conflict',
    'Somebody else changed the endpoint in the meantime: look at it anew, then decide.',
    { facts: { version: row?.version ?? 0 } },
  );
}
