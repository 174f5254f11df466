import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { weightTypeIds } from '@gemmavision/domain/memory';
import { contrast, inkOn } from './contrast.ts';
import { categorical, colourAt, muted, viridis, viridisAt } from './palette.ts';
import { perceivedDistance, sights } from './testing/colour-sight.ts';

/** The surfaces that charts are drawn on. */
const surfaces = { light: '#ffffff', dark: '#171f27' } as const;

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

  it.each(sights)('keeps any two colours apart in the eyes of %s', (sight) => {
    // One hundredth of OKLab is about what trained eyes just see between large patches; marks are small.
    const colours = categorical[scheme];
    for (const [place, colour] of colours.entries()) {
      for (const other of colours.slice(0, place)) {
        expect(perceivedDistance(colour, other, sight)).toBeGreaterThan(7.5);
      }
    }
  });
});

describe('viridis', () => {
  it('rises in lightness, so that its order survives every kind of sight', () => {
    for (const [place, colour] of viridis.entries()) {
      const before = viridis[place - 1];
      if (before !== undefined) {
        expect(contrast(colour, '#000000')).toBeGreaterThan(contrast(before, '#000000'));
      }
    }
  });

  it('goes through its steps and stays within them', () => {
    expect(viridis.map((_, place) => viridisAt(place / 9))).toEqual([...viridis]);
    expect([viridisAt(-1), viridisAt(2)]).toEqual([viridis[0], viridis[9]]);
  });

  it('has ink that can be read on every step between', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        const colour = viridisAt(share);
        expect(colour).toMatch(/^#[0-9a-f]{6}$/);
        expect(contrast(inkOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
});

describe('ink', () => {
  it('can be read on any colour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xff_ff_ff }), (number) => {
        const colour = `#${number.toString(16).padStart(6, '0')}`;
        expect(contrast(inkOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
});
