import type { CorrectableValue, CorrectionMark, StoredCorrection } from './corrections.ts';

/** The mark on a value whose present reading is `readNow`. */
export function markOf(correction: StoredCorrection, readNow: CorrectableValue): CorrectionMark {
  const { id, version, by, at, read, value } = correction;
  return {
    id,
    version,
    by,
    at,
    kind: sameValue(value, read) ? 'confirmed' : 'corrected',
    read: readNow,
    agrees: sameValue(value, readNow),
  };
}

/** Whether two values say the same: spaces at the ends make no difference. */
export function sameValue(one: StoredCorrection['value'], other: CorrectableValue): boolean {
  if (typeof one === 'string' && typeof other === 'string') return one.trim() === other.trim();
  return one === other;
}
