import { safeConfidence, type Fields } from '@gemmavision/domain/documents';
import { confidenceKnots } from './confidence-knots.ts';

/** What a field without measured confidence reaches at most: it is never marked safe. */
const unmeasured = safeConfidence - 0.05;

/** The share of right readings at a reader's own certainty, between the fitted points on a straight line. */
export function shareAt(raw: number, knots: readonly (readonly [raw: number, share: number])[]): number {
  const [first] = knots;
  const last = knots.at(-1);
  if (!first || !last) return raw;
  // Below the least that was seen, nothing is known but that it is worse.
  if (raw <= first[0]) return first[0] <= 0 ? first[1] : first[1] * (raw / first[0]);
  if (raw >= last[0]) return last[1];
  const above = knots.findIndex(([at]) => at >= raw);
  const [x1, y1] = knots[above] ?? last;
  const [x0, y0] = knots[above - 1] ?? first;
  return x1 === x0 ? y1 : y0 + ((y1 - y0) * (raw - x0)) / (x1 - x0);
}

/** A reader's own certainty of a field, on a page read by an engine, as the share of such readings that are right. */
function calibrated(field: string, engine: string, raw: number): number {
  // What an attachment says, and what a check sum proves, needs no measuring.
  if (raw === 1 || (field === 'iban' && raw >= 0.98)) return raw;
  const knots = confidenceKnots[`${field} ${engine}`];
  return knots ? Math.max(0, Math.min(1, shareAt(raw, knots))) : Math.min(raw, unmeasured);
}

/** Fields with confidences that mean what they say; see `safeConfidence`. */
export function calibrateFields(fields: Fields, engineOf: (page: number) => string): Fields {
  return {
    ...fields,
    keyFigures: fields.keyFigures.map((figure) => ({
      ...figure,
      confidence: calibrated('keyFigures', engineOf(figure.page), figure.confidence),
    })),
    evidence: Object.fromEntries(
      Object.entries(fields.evidence).map(([field, evidence]) => [
        field,
        { ...evidence, confidence: calibrated(field, engineOf(evidence.page), evidence.confidence) },
      ]),
    ),
  };
}
