import { inTeam, type Database } from '@gemmavision/db';
import { appendAuditEvents, type AuditEntry, type Doer } from '@gemmavision/db/audit';

/** The names of the headers by which an address and an id reach better-auth, which sees nothing but headers. */
export const clientAddressHeader = 'x-client-address';
export const requestIdHeader = 'x-portal-request-id';

/** Writes one deed down, by itself. Rejects when it cannot: then what was done must not be answered. */
export async function recordAccess(database: Database, doer: Doer, entry: AuditEntry): Promise<void> {
  await inTeam(database, doer.teamId, (transaction) => appendAuditEvents(transaction, doer, [entry]));
}

/** Where a request to better-auth comes from. */
export function originOf(headers: Headers | null | undefined): Pick<Doer, 'ipAddress' | 'requestId'> {
  return {
    ipAddress: headers?.get(clientAddressHeader) ?? undefined,
    requestId: headers?.get(requestIdHeader) ?? undefined,
  };
}
