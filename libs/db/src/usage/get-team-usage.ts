import { quotasOf, type Quotas } from '@gemmavision/domain/governance';
import { dayAt, daysBetween, type Usage, type UsageAmounts } from '@gemmavision/domain/usage';
import type { Database, Transaction } from '../client.ts';
import type { UsageDay as UsageRow } from '../generated/client.ts';
import { seeTrash } from '../governance/see-trash.ts';
import { loadQuotaOverrides } from '../governance/team-rules.ts';
import { inTeam } from '../in-team.ts';

/**
 * What a team used from one day (UTC) to another, both among them, what it keeps now, and its limits; those of the
 * portal hold where a portal admin has set no others.
 */
export async function getTeamUsage(
  database: Database,
  teamId: string,
  { from, to }: { from: string; to: string },
  ofPortal: Quotas,
): Promise<Usage> {
  const today = dayAt(Date.now());
  const month = `${today.slice(0, 7)}-01`;
  return inTeam(database, teamId, async (transaction) => {
    const first = await transaction.usageDay.findFirst({
      where: { teamId },
      orderBy: { day: 'asc' },
      select: { day: true },
    });
    const countedSince = first && dayAt(first.day.getTime());
    const rows = await rowsOf(transaction, teamId, from, to);
    const found = new Map(rows.map((row) => [dayAt(row.day.getTime()), toAmounts(row)]));
    // What was not counted is unknown, and tomorrow is nothing yet.
    const counted =
      countedSince === null ? [] : daysBetween(later(from, countedSince), to < today ? to : today);
    const endpoint = await transaction.llmEndpoint.findUnique({
      where: { teamId },
      select: { currency: true },
    });
    return {
      from,
      to,
      countedSince,
      days: counted.map((day) => ({ day, ...(found.get(day) ?? nothing) })),
      totals: sumOf([...found.values()]),
      kept: await keptBy(transaction, teamId),
      thisMonth: sumOf((await rowsOf(transaction, teamId, month, today)).map(toAmounts)),
      quotas: quotasOf(await loadQuotaOverrides(transaction, teamId), ofPortal),
      currency: endpoint?.currency ?? null,
    };
  });
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function rowsOf(transaction: Transaction, teamId: string, from: string, to: string): Promise<UsageRow[]> {
  return transaction.usageDay.findMany({
    where: { teamId, day: { gte: new Date(from), lte: new Date(to) } },
    orderBy: { day: 'asc' },
  });
}

/** Documents in the trash still take room. */
async function keptBy(transaction: Transaction, teamId: string): Promise<Usage['kept']> {
  await seeTrash(transaction);
  const { _sum, _count } = await transaction.document.aggregate({
    where: { teamId },
    _sum: { sizeBytes: true },
    _count: true,
  });
  return { documents: _count, bytes: Number(_sum.sizeBytes ?? 0) };
}

const nothing: UsageAmounts = {
  documents: 0,
  bytes: 0,
  pages: 0,
  ocrPages: 0,
  readMilliseconds: 0,
  llmInputTokens: 0,
  llmOutputTokens: 0,
  llmCostMicros: 0,
};

function toAmounts(row: UsageRow): UsageAmounts {
  return {
    documents: row.documents,
    bytes: Number(row.bytes),
    pages: row.pages,
    ocrPages: row.ocrPages,
    readMilliseconds: Number(row.readMilliseconds),
    llmInputTokens: Number(row.llmInputTokens),
    llmOutputTokens: Number(row.llmOutputTokens),
    llmCostMicros: Number(row.llmCostMicros),
  };
}

function sumOf(amounts: readonly UsageAmounts[]): UsageAmounts {
  const total = { ...nothing };
  for (const one of amounts) {
    for (const name of Object.keys(total) as (keyof UsageAmounts)[]) total[name] += one[name];
  }
  return total;
}
