import type { Provenance, Source } from '@gemmavision/domain/provenance';
import type { FigureKind, FigureVerification } from '../generated/client.ts';

interface ProvenanceRow {
  kind: FigureKind;
  verification: FigureVerification;
  source: Source;
  location: string | null;
  note: string | null;
}

/** Where a row is from, in the words of the contract. */
export function provenanceOf({ kind, verification, source, location, note }: ProvenanceRow): Provenance {
  return { kind, verification, source, location, note };
}
