import { asKeyScope, type KeyScope } from '@gemmavision/domain/access';
import { appendAuditEvents } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import { inTeam } from '../in-team.ts';
import type { AccountOwner } from './own-account.ts';

/** What is kept of an API key: never the key itself. */
export interface StoredApiKey {
  id: string;
  name: string | null;
  start: string | null;
  scope: KeyScope;
  createdAt: Date;
  expiresAt: Date | null;
  lastRequest: Date | null;
}

/** The keys that a person made for this team, the newest first. */
export async function findApiKeys(
  database: Database,
  teamId: string,
  userId: string,
): Promise<StoredApiKey[]> {
  const rows = await database.apikey.findMany({
    where: { referenceId: userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      name: true,
      start: true,
      createdAt: true,
      expiresAt: true,
      lastRequest: true,
      metadata: true,
    },
  });
  return rows
    .map(({ metadata, ...key }) => ({ key, metadata: parsed(metadata) }))
    .filter(({ metadata }) => teamOfApiKey(metadata) === teamId)
    .map(({ key, metadata }) => ({ ...key, scope: scopeOfApiKey(metadata) }));
}

/** The keys that these people made for this team. */
export async function findTeamKeys(
  database: Database | Transaction,
  teamId: string,
  userIds: string[],
): Promise<{ id: string; userId: string; lastRequest: Date | null }[]> {
  const rows = await database.apikey.findMany({
    where: { referenceId: { in: userIds } },
    select: { id: true, referenceId: true, lastRequest: true, metadata: true },
  });
  return rows
    .filter(({ metadata }) => teamOfApiKey(parsed(metadata)) === teamId)
    .map(({ id, referenceId, lastRequest }) => ({ id, userId: referenceId, lastRequest }));
}

/** Revokes a key that the person made for this team. False when there is none. */
export async function removeApiKey(database: Database, owner: AccountOwner, id: string): Promise<boolean> {
  const keys = await findApiKeys(database, owner.teamId, owner.userId);
  if (!keys.some((key) => key.id === id)) return false;
  return inTeam(database, owner.teamId, async (transaction) => {
    const { count } = await transaction.apikey.deleteMany({ where: { id, referenceId: owner.userId } });
    if (count === 0) return false;
    await appendAuditEvents(transaction, owner, [{ action: 'apiKey.revoked', subject: id }]);
    return true;
  });
}

/** The team that an API key was made for stands in its metadata. */
export function teamOfApiKey(metadata: unknown): string | undefined {
  const teamId = (metadata as { teamId?: unknown } | null)?.teamId;
  return typeof teamId === 'string' ? teamId : undefined;
}

/** What the key may do stands there too. */
export function scopeOfApiKey(metadata: unknown): KeyScope {
  return asKeyScope((metadata as { scope?: unknown } | null)?.scope);
}

/** better-auth writes the metadata as a JSON text. */
function parsed(metadata: string | null): unknown {
  return metadata === null ? null : JSON.parse(metadata);
}
