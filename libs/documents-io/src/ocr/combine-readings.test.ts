import { describe, expect, it } from '@jest/globals';
import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { PageWord } from '@gemmavision/extraction/page';
import { combineReadings } from './combine-readings.ts';

const word = (text: string, bbox: BoundingBox, confidence: number, line = 1): PageWord => ({
  text,
  bbox,
  confidence,
  fontSize: 10,
  bold: false,
  italic: false,
  ocrLine: { block: 0, line },
});

describe('combining two readings of one picture', () => {
  it('takes a word that both saw from the surer one', () => {
    const ours = [word('l2.50', [0, 0, 40, 10], 0.5)];
    expect(combineReadings(ours, [word('12.50', [0, 0, 41, 10], 0.9)])).toEqual([
      word('12.50', [0, 0, 40, 10], 0.9),
    ]);
  });

  it('keeps its own where the words are cut differently', () => {
    const ours = [word('Net', [0, 0, 20, 10], 0.5), word('income', [25, 0, 60, 10], 0.5)];
    expect(combineReadings(ours, [word('Netincome', [0, 0, 60, 10], 0.95)])).toEqual(ours);
  });

  it('adds a sure word where it has nothing, to the line beside it', () => {
    const ours = [word('Total', [0, 0, 30, 10], 0.9, 7)];
    const [, added] = combineReadings(ours, [word('9.00', [80, 1, 100, 11], 0.9, 3)]);
    expect(added).toMatchObject({ text: '9.00', ocrLine: { block: 0, line: 7 } });
    expect(combineReadings(ours, [word('~', [80, 1, 100, 11], 0.4)])).toEqual(ours);
  });

  it('changes nothing when both read the same', () => {
    const ours = [word('Total', [0, 0, 30, 10], 0.9), word('9.00', [80, 0, 100, 10], 0.8)];
    expect(combineReadings(ours, ours)).toEqual(ours);
  });
});
