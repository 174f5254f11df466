import { auditActions, type AuditEvent } from '@gemmavision/domain/audit';
import { toCsv } from '@gemmavision/domain/spreadsheet';

const columns = [
  'sequence',
  'at',
  'actorId',
  'actor',
  'action',
  'deed',
  'subject',
  'object',
  'details',
  'ipAddress',
  'requestId',
  'teamId',
  'previousHash',
  'hash',
];

const words: Readonly<Record<string, string>> = auditActions;

/**
 * Events of a chain as the lines of a CSV file, its header before the first. All that is hashed is in it, so that the
 * chain can be computed again from the file alone (docs/audit.md says how); names and words are for the reader.
 */
export async function* auditCsv(
  teamId: string,
  portions: AsyncIterable<AuditEvent[]>,
): AsyncGenerator<string> {
  yield toCsv([columns]);
  for await (const events of portions) {
    yield toCsv(
      events.map((event) => [
        event.sequence,
        event.at,
        event.person?.id,
        event.person === null ? 'the portal' : (event.person.name ?? 'a former member'),
        event.action,
        words[event.action],
        event.object.id,
        event.object.found?.name,
        event.details === null ? null : detailsText(event.details),
        event.ipAddress,
        event.requestId,
        teamId,
        event.previousHash,
        event.hash,
      ]),
    );
  }
}

/** JSON in which no reader finds the beginning of another cell: the rule against formulas leaves it as it is. */
function detailsText(details: Record<string, unknown>): string {
  return JSON.stringify(details).replaceAll(';', '\\u003b');
}
