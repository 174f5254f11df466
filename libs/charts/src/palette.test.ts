import { describe, expect, it } from '@jest/globals';
import { weightTypeIds } from '@gemmavision/domain/memory';
import { categorical, colourAt, muted } from './palette.ts';

/** The surfaces that charts are drawn on. */
const surfaces = { light: '#ffffff', dark: '#171f27' } as const;

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const linear = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = linear;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('the %s palette', (scheme) => {
  it('stands 3:1 off the page in every colour', () => {
    for (const colour of [...categorical[scheme], muted[scheme]]) {
      expect(contrast(colour, surfaces[scheme])).toBeGreaterThanOrEqual(3);
    }
  });

  it('has a colour of its own for every precision', () => {
    const colours = weightTypeIds.map((_, position) => colourAt(position, scheme));
    expect(new Set(colours).size).toBe(weightTypeIds.length);
  });
});
