import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { safeConfidence } from '@gemmavision/domain/documents';
import { calibrateFields, shareAt } from './calibrate.ts';
import { confidenceKnots } from './confidence-knots.ts';

const box: [number, number, number, number] = [0, 0, 1, 1];
const fieldsWith = (field: string, confidence: number) => ({
  docType: 'invoice' as const,
  companyName: null,
  documentDate: null,
  keyFigures: [],
  evidence: { [field]: { page: 1, bbox: box, confidence } },
});
const confidenceOf = (field: string, engine: string, raw: number) =>
  calibrateFields(fieldsWith(field, raw), () => engine).evidence[field]?.confidence;

describe('the confidence of a field', () => {
  it('never falls where its reader is surer', () => {
    const raw = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(confidenceKnots)), raw, raw, (reading, a, b) => {
        const knots = confidenceKnots[reading] ?? [];
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(shareAt(low, knots)).toBeLessThanOrEqual(shareAt(high, knots) + 1e-9);
        expect(shareAt(high, knots)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is never safe where nobody measured it', () => {
    expect(confidenceOf('auditor', 'pdfjs', 0.99)).toBeLessThan(safeConfidence);
    expect(confidenceOf('total', 'an engine of tomorrow', 0.99)).toBeLessThan(safeConfidence);
  });

  it('stays what a check sum or an attachment makes it', () => {
    expect(confidenceOf('iban', 'pdfjs', 0.99)).toBe(0.99);
    expect(confidenceOf('total', 'pdfjs', 1)).toBe(1);
  });

  it('is safe for a plain invoice total of a text layer, and not for a doubtful one of a photograph', () => {
    expect(confidenceOf('total', 'pdfjs', 0.97)).toBeGreaterThanOrEqual(safeConfidence);
    expect(confidenceOf('total', 'tesseract.js', 0.4)).toBeLessThan(safeConfidence);
  });
});
