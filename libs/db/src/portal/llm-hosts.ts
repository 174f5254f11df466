import { portalChain } from '@gemmavision/domain/audit';
import { AppError } from '@gemmavision/domain/errors';
import type { LlmHost } from '@gemmavision/domain/portal';
import type { Database } from '../client.ts';
import { inAllTeams } from '../in-team.ts';
import { appendInChains } from './append-in-chains.ts';
import type { PortalDoer } from './change-person.ts';

/** The hosts with private addresses that are open for language models and webhooks of teams, with who opened them and why. */
export async function listLlmHosts(database: Database): Promise<LlmHost[]> {
  const rows = await database.llmAllowedHost.findMany({ orderBy: [{ host: 'asc' }, { port: 'asc' }] });
  const people = await database.user.findMany({
    where: { id: { in: rows.flatMap(({ addedById }) => addedById ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ host, port, reason, addedById, addedAt }) => ({
    host,
    port,
    reason,
    addedBy: addedById === null ? null : (names.get(addedById) ?? null),
    addedAt: addedAt.toISOString(),
  }));
}

/** Opens a host and port. Throws conflict where it is open already. */
export async function allowLlmHost(
  database: Database,
  doer: PortalDoer,
  { host, port, reason }: { host: string; port: number; reason: string },
): Promise<void> {
  await inAllTeams(database, async (transaction) => {
    const { count } = await transaction.llmAllowedHost.createMany({
      data: [{ host, port, reason, addedById: doer.userId }],
      skipDuplicates: true,
    });
    if (count === 0) throw new AppError('conflict', 'This host and port is open already.');
    await appendInChains(transaction, doer, [
      { chain: portalChain, action: 'llm.hostAllowed', subject: subjectOf(host, port), details: { reason } },
    ]);
  });
}

/** Closes it: the next request there is refused. Throws not_found. */
export async function removeLlmHost(
  database: Database,
  doer: PortalDoer,
  { host, port }: { host: string; port: number },
): Promise<void> {
  await inAllTeams(database, async (transaction) => {
    const { count } = await transaction.llmAllowedHost.deleteMany({ where: { host, port } });
    if (count === 0) throw new AppError('not_found', 'This host and port is not open.');
    await appendInChains(transaction, doer, [
      { chain: portalChain, action: 'llm.hostRemoved', subject: subjectOf(host, port) },
    ]);
  });
}

const subjectOf = (host: string, port: number) =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
