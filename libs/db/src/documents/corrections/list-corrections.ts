import { placeCorrections, type ListedCorrection } from '@gemmavision/domain/documents';
import type { Database } from '../../client.ts';
import { findRead, getReadTables, notReadYet } from '../get-result.ts';
import { loadCorrections } from './load-corrections.ts';

/** All that people said about a document, also what the present reading has no place for. */
export async function listCorrections(
  database: Database,
  teamId: string,
  id: string,
): Promise<ListedCorrection[]> {
  const read = await findRead(database, teamId, id);
  if (read.fields === null) throw notReadYet();
  const [tables, corrections] = await Promise.all([
    getReadTables(database, teamId, read.id),
    loadCorrections(database, teamId, read.id),
  ]);
  const placed = new Set(placeCorrections(tables, corrections).map(({ correction }) => correction.id));
  return corrections.map(({ anchor, ...correction }) => ({
    ...correction,
    page: anchor.page ?? null,
    isPlaced:
      correction.target.kind === 'field' || correction.target.kind === 'figure' || placed.has(correction.id),
  }));
}
