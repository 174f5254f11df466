import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rowNumbers } from './rows.ts';

const label = { width: 300, height: 20 };
const amount = { width: 60, height: 18 };

it('puts the cells of one row on one line, however the picture slants', () => {
  fc.assert(
    fc.property(fc.double({ min: -0.06, max: 0.06, noNaN: true }), (angle) => {
      const boxes = [0, 1, 2, 3].flatMap((row) =>
        [label, amount].map((size, column) => {
          const centreX = 200 + column * 700;
          return { ...size, angle, centreX, centreY: 100 + row * 30 + centreX * Math.tan(angle) };
        }),
      );
      expect(rowNumbers(boxes)).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
    }),
  );
});

it('numbers nothing where there is nothing', () => {
  expect(rowNumbers([])).toEqual([]);
});
