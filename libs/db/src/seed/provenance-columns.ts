import type { Provenance } from '@gemmavision/domain/provenance';

/** The columns in which every table of reference data keeps where a row is from. */
export function provenanceColumns({ kind, verification, source, location, note }: Provenance) {
  return { kind, verification, sourceId: source.id, location, note };
}
