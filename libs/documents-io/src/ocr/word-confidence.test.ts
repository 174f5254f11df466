import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PageWord } from '@gemmavision/extraction/page';
import { withMeasuredConfidence } from './word-confidence.ts';

const words = (...confidences: number[]): PageWord[] =>
  confidences.map((confidence) => ({
    text: 'word',
    bbox: [0, 0, 40, 10],
    confidence,
    fontSize: 10,
    bold: false,
    italic: false,
  }));

describe('measured confidence', () => {
  it('trusts the same certainty less on a page that is read poorly', () => {
    const [onGood] = withMeasuredConfidence(words(0.8, 0.97, 0.97, 0.97, 0.97, 0.97));
    const [onPoor] = withMeasuredConfidence(words(0.8, 0.6, 0.6, 0.6, 0.6, 0.6));
    expect(onPoor?.confidence).toBeLessThan(onGood?.confidence ?? 0);
  });

  it('stays between 0 and 1, and a surer word stays the surer one', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (raws) => {
        const rising = [...raws].sort((a, b) => a - b);
        const measured = withMeasuredConfidence(words(...rising)).map((word) => word.confidence);
        for (const [index, confidence] of measured.entries()) {
          expect(confidence).toBeGreaterThanOrEqual(Math.max(0, (measured[index - 1] ?? 0) - 1e-9));
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
