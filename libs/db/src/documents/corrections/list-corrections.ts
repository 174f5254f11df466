import { placeCorrections, type ListedCorrection } from '@gemmavision/domain/documents';
import type { Database } from '../../client.ts';
import { inTeam } from '../../in-team.ts';
import { findRead, getReadTables, notReadYet } from '../get-result.ts';
import { loadCorrections } from './load-corrections.ts';

/** All that people said about a document, also what the present reading has no place for. */
export async function listCorrections(
  database: Database,
  teamId: string,
  id: string,
): Promise<ListedCorrection[]> {
  const [tables, corrections] = await inTeam(database, teamId, async (transaction) => {
    const read = await findRead(transaction, teamId, id);
    if (read.fields === null) throw notReadYet();
    return [
      await getReadTables(transaction, teamId, read.id),
      await loadCorrections(transaction, teamId, read.id),
    ];
  });
  const placed = new Set(placeCorrections(tables, corrections).map(({ correction }) => correction.id));
  return corrections.map(({ anchor, ...correction }) => ({
    ...correction,
    page: anchor.page ?? null,
    isPlaced:
      correction.target.kind === 'field' || correction.target.kind === 'figure' || placed.has(correction.id),
  }));
}
