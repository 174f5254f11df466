import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boundedZoom, displayedSize, padded, resolutionFor, scrollToShow, zoomBy } from './view-geometry.ts';

const letter = { width: 612, height: 792 };

describe('the size of a page on the screen', () => {
  it('fits the width and keeps the page’s proportions', () => {
    expect(displayedSize(letter, 600, 1)).toEqual({ width: 600, height: 776 });
    expect(displayedSize(letter, 600, 2).width).toBe(1200);
  });

  it('does not blow up a long receipt', () => {
    expect(displayedSize({ width: 500, height: 3000 }, 600, 1).width).toBe(300);
  });

  it('survives a page of no size', () => {
    expect(displayedSize({ width: 0, height: 0 }, 600, 1).height).toBeGreaterThan(0);
  });
});

describe('zooming', () => {
  it('goes up and down by steps and stops at the ends', () => {
    expect(zoomBy(1, 1)).toBe(1.25);
    expect(zoomBy(1, -1)).toBe(0.75);
    expect(zoomBy(6, 1)).toBe(6);
    expect(zoomBy(0.25, -1)).toBe(0.25);
  });

  it('leads from any zoom to a step beside it, and back', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (wild) => {
        const zoom = boundedZoom(wild);
        expect(zoomBy(zoom, 1)).toBeGreaterThanOrEqual(zoom);
        expect(zoomBy(zoom, -1)).toBeLessThanOrEqual(zoom);
        expect(boundedZoom(zoomBy(zoom, 1))).toBe(zoomBy(zoom, 1));
      }),
    );
  });

  it('asks for images in few grades, all of them allowed', () => {
    expect([0.5, 1, 1.5, 2, 4].map(resolutionFor)).toEqual([144, 144, 216, 216, 300]);
  });
});

describe('scrolling to a box', () => {
  it('puts the box in the middle', () => {
    const shown = { width: 1224, height: 1584 };
    expect(scrollToShow([600, 800, 620, 820], shown, { width: 600, height: 500 })).toEqual({
      left: 310,
      top: 560,
    });
  });

  it('never asks for a place outside what is shown', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(unit, unit, fc.double({ min: 0.5, max: 4, noNaN: true }), (x, y, zoom) => {
        const shown = displayedSize(letter, 600, zoom);
        const window = { width: 600, height: 500 };
        const point = [x * shown.width, y * shown.height] as const;
        const { left, top } = scrollToShow([...point, ...point], shown, window);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(Math.max(0, shown.width - window.width));
        expect(top).toBeLessThanOrEqual(Math.max(0, shown.height - window.height));
      }),
    );
  });
});

describe('a box with air', () => {
  it('grows evenly and never has a negative size', () => {
    expect(padded([10, 10, 30, 20], 0.1)).toEqual({ x: 9, y: 9, width: 22, height: 12 });
    expect(padded([30, 20, 10, 10]).width).toBeGreaterThanOrEqual(0);
  });
});
