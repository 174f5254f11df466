import { asKeyScope, asRole, type KeyScope, type Role } from '@gemmavision/domain/access';
import type { Database } from '../client.ts';
import { scopeOfApiKey, teamOfApiKey } from './api-keys.ts';

/** A session is named by its token, an API key by its id. */
export type CredentialName = `${'session' | 'key'}:${string}`;

/** A session or an API key as it stands in the database at this moment, with the memberships of its person. */
export interface CredentialState {
  userId: string;
  /** The team that the session is in, or that the key was made for. */
  teamId: string | undefined;
  /** Of a key; a session may do what its person may. */
  keyScope: KeyScope;
  isPortalAdmin: boolean;
  /** Not ended, not disabled, and neither is its person. */
  isValid: boolean;
  /** The oldest first. */
  memberships: { teamId: string; role: Role }[];
}

interface CredentialRow {
  name: CredentialName;
  userId: string;
  activeTeamId: string | null;
  metadata: string | null;
  enabled: boolean;
  expiresAt: Date | null;
  portalRole: string | null;
  isDisabled: boolean;
  memberTeamId: string | null;
  role: string | null;
}

/** What these sessions and keys are, in one question. Those that are gone are left out. */
export async function findCredentials(
  database: Database,
  names: CredentialName[],
): Promise<Map<CredentialName, CredentialState>> {
  const rows = await database.$queryRaw<CredentialRow[]>`
    SELECT c.*, u.role AS "portalRole",
           coalesce(u.banned AND (u."banExpires" IS NULL OR u."banExpires" > now()), false) AS "isDisabled",
           m."organizationId" AS "memberTeamId", m.role
    FROM (
      SELECT 'session:' || token AS name, "userId", "activeOrganizationId" AS "activeTeamId",
             NULL AS metadata, true AS enabled, "expiresAt"
      FROM session WHERE token = ANY(${idsOf(names, 'session:')})
      UNION ALL
      SELECT 'key:' || id, "referenceId", NULL, metadata, coalesce(enabled, true), "expiresAt"
      FROM apikey WHERE id = ANY(${idsOf(names, 'key:')})
    ) c
    JOIN "user" u ON u.id = c."userId"
    LEFT JOIN member m ON m."userId" = c."userId"
    ORDER BY m."createdAt", m.id`;
  const now = new Date();
  const found = new Map<CredentialName, CredentialState>();
  for (const row of rows) {
    const metadata: unknown = row.metadata === null ? null : JSON.parse(row.metadata);
    const state = found.get(row.name) ?? {
      userId: row.userId,
      teamId: metadata === null ? (row.activeTeamId ?? undefined) : teamOfApiKey(metadata),
      keyScope: metadata === null ? asKeyScope('all') : scopeOfApiKey(metadata),
      isPortalAdmin: row.portalRole === 'admin',
      isValid: row.enabled && !row.isDisabled && (row.expiresAt === null || row.expiresAt > now),
      memberships: [],
    };
    if (row.memberTeamId !== null && row.role !== null)
      state.memberships.push({ teamId: row.memberTeamId, role: asRole(row.role) });
    found.set(row.name, state);
  }
  return found;
}

function idsOf(names: CredentialName[], prefix: 'session:' | 'key:'): string[] {
  return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
}
