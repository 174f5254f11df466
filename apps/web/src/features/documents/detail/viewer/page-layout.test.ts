import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  anchorAt,
  boxOnStrip,
  layOutPages,
  pageAt,
  pageGap,
  pagesBetween,
  pointOf,
  zoomToFitPage,
} from './page-layout.ts';

const letter = { width: 612, height: 792 };
const sideways = { width: 792, height: 612 };
const sizes = fc.array(
  fc.record({ width: fc.integer({ min: 0, max: 3000 }), height: fc.integer({ min: 0, max: 9000 }) }),
  { minLength: 1, maxLength: 40 },
);
const zooms = fc.double({ min: 0.25, max: 6, noNaN: true });
const widths = fc.integer({ min: 100, max: 2000 });

describe('the strip of pages', () => {
  it('puts pages under one another in the middle, with gaps that do not grow with the zoom', () => {
    const { pages, height } = layOutPages([letter, sideways], 632, 1);
    expect(pages[0]).toEqual({ page: 1, left: 16, top: 16, width: 600, height: 776 });
    expect(pages[1]?.top).toBe(16 + 776 + pageGap);
    expect(layOutPages([letter, sideways], 632, 2).pages[1]?.top).toBe(16 + 1553 + pageGap);
    expect(height).toBe(16 + 776 + 16 + (pages[1]?.height ?? 0) + 16);
  });

  it('never lets two pages overlap, and holds them all', () => {
    fc.assert(
      fc.property(sizes, widths, zooms, (pages, width, zoom) => {
        const strip = layOutPages(pages, width, zoom);
        strip.pages.forEach((page, index) => {
          const next = strip.pages[index + 1];
          if (next) expect(next.top).toBeGreaterThanOrEqual(page.top + page.height + pageGap);
          expect(page.left).toBeGreaterThanOrEqual(0);
          expect(page.left + page.width).toBeLessThanOrEqual(strip.width);
          expect(page.top + page.height).toBeLessThanOrEqual(strip.height);
        });
      }),
    );
  });

  it('finds the page at a height as one would by looking at each', () => {
    fc.assert(
      fc.property(sizes, zooms, fc.double({ min: -100, max: 50_000, noNaN: true }), (pages, zoom, y) => {
        const strip = layOutPages(pages, 700, zoom);
        const looked = strip.pages.findLast((page) => page.top <= y) ?? strip.pages[0];
        expect(pageAt(strip, y)).toEqual(looked);
        const [first, last] = pagesBetween(strip, y, y + 800);
        expect(first).toBeLessThanOrEqual(last);
      }),
    );
  });

  it('keeps a point of a page under the fingers at every zoom', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(letter, sideways), { minLength: 1, maxLength: 20 }),
        zooms,
        zooms,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (pages, before, after, share) => {
          const [from, to] = [layOutPages(pages, 700, before), layOutPages(pages, 700, after)];
          const anchor = anchorAt(from, { x: from.width * share, y: from.height * share });
          if (anchor === undefined) throw new Error('these pages have a size');
          const point = pointOf(to, anchor) ?? { x: NaN, y: NaN };
          const again = anchorAt(to, point);
          expect(again?.page === anchor.page || anchor.y > 1 || anchor.y < 0).toBe(true);
          if (again?.page !== anchor.page) return;
          expect(again.x).toBeCloseTo(anchor.x, 6);
          expect(again.y).toBeCloseTo(anchor.y, 6);
        },
      ),
    );
  });

  it('shows where a box of a page lies', () => {
    const strip = layOutPages([letter, letter], 644, 1);
    expect(boxOnStrip(strip, 2, letter, [0, 0, 612, 792])).toEqual([16, 824, 628, 1616]);
  });

  it('fits a whole page into the window, and does not blow up a small one', () => {
    const zoom = zoomToFitPage(letter, { width: 644, height: 500 });
    expect(layOutPages([letter], 644, zoom).height).toBeLessThanOrEqual(501);
    expect(zoomToFitPage(letter, { width: 644, height: 5000 })).toBe(1);
  });
});
