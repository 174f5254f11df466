import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pointIn } from './slanted-box.ts';
import { textRegions, type ProbabilityMap } from './text-regions.ts';

/** A map on which writing fills the slanted bar of that length and height around the middle. */
function mapOfBar(length: number, height: number, angle: number): ProbabilityMap {
  const [width, rows] = [160, 120];
  const values = new Float32Array(width * rows);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < width; x++) {
      const along = (x - 80) * Math.cos(angle) + (y - 60) * Math.sin(angle);
      const across = (y - 60) * Math.cos(angle) - (x - 80) * Math.sin(angle);
      if (Math.abs(along) <= length / 2 && Math.abs(across) <= height / 2) values[y * width + x] = 0.9;
    }
  }
  return { values, width, height: rows };
}

it('finds a line where it lies, as slanted as it is, with the margin that the network leaves out', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 50, max: 100 }),
      fc.integer({ min: 6, max: 14 }),
      fc.double({ min: -0.4, max: 0.4, noNaN: true }),
      (length, height, angle) => {
        const [box, ...others] = textRegions(mapOfBar(length, height, angle));
        expect(others).toEqual([]);
        expect(Math.hypot((box?.centreX ?? 0) - 80, (box?.centreY ?? 0) - 60)).toBeLessThan(2);
        expect(Math.abs((box?.angle ?? 1) - angle)).toBeLessThan(0.06);
        expect(box?.height).toBeGreaterThan(height * 1.5);
        expect(box?.width).toBeGreaterThan(length);
      },
    ),
    { numRuns: 40 },
  );
});

it('takes what lies apart for two lines, from left to right along the upper edge of each', () => {
  const map: ProbabilityMap = { values: new Float32Array(100 * 40), width: 100, height: 40 };
  for (const top of [5, 25]) {
    for (let y = top; y < top + 5; y++) map.values.fill(0.8, y * 100 + 10, y * 100 + 90);
  }
  const boxes = textRegions(map);
  expect(boxes).toHaveLength(2);
  for (const box of boxes) {
    const [left] = pointIn(box, 0, 0);
    const [right] = pointIn(box, box.width, 0);
    expect(left).toBeLessThan(10);
    expect(right).toBeGreaterThan(89);
  }
});

it('finds nothing where the network saw nothing, or was unsure of all', () => {
  expect(textRegions({ values: new Float32Array(64), width: 8, height: 8 })).toEqual([]);
  expect(textRegions({ values: new Float32Array(64).fill(0.4), width: 8, height: 8 })).toEqual([]);
  expect(textRegions({ values: new Float32Array(0), width: 0, height: 0 })).toEqual([]);
});
