import { describe, expect, it } from '@jest/globals';
import { withoutRulings } from './erase-rulings.ts';

describe('erasing ruling lines', () => {
  const width = 100;
  const pixels = Buffer.alloc(width * 60, 240);
  for (const y of [30, 31]) pixels.fill(20, y * width + 10, y * width + 90);
  // A letter's stem that goes through the line.
  for (let y = 15; y < 45; y++) pixels.fill(0, y * width + 50, y * width + 53);
  const image = { pixels, width, height: 60 };
  const erased = withoutRulings(image, [{ x0: 10, y0: 31, x1: 90, y1: 31, thickness: 2 }]);

  it('leaves the paper where the line was', () => {
    expect(erased.pixels[30 * width + 20]).toBe(240);
    expect(erased.pixels[31 * width + 80]).toBe(240);
  });

  it('leaves letters that cross it whole', () => {
    expect(erased.pixels[30 * width + 51]).toBe(0);
    expect(erased.pixels[40 * width + 51]).toBe(0);
  });

  it('does not touch the picture that it was given', () => {
    expect(pixels[30 * width + 20]).toBe(20);
  });
});
