import type { BoundingBox } from '@gemmavision/domain/geometry';
import { displayedSize, type Size } from '../view-geometry.ts';

/** A page on the strip of all pages, in CSS pixels from the strip’s corner. */
export interface PlacedPage extends Size {
  /** 1-based. */
  page: number;
  left: number;
  top: number;
}

/** All pages under one another as they are shown at one zoom. */
export interface PageLayout extends Size {
  pages: readonly PlacedPage[];
}

/** A point of a page that stays the same at every zoom: shares of its width and height, outside it beyond 0 and 1. */
export interface Anchor {
  page: number;
  x: number;
  y: number;
}

export interface Point {
  x: number;
  y: number;
}

/** Between pages, and around them; not zoomed. */
export const pageGap = 16;

/** Puts the pages under one another, each in the middle. `zoom` is in multiples of the width that fits. */
export function layOutPages(pages: readonly Size[], windowWidth: number, zoom: number): PageLayout {
  const fitWidth = Math.max(120, windowWidth - 2 * pageGap);
  const sizes = pages.map((page) => displayedSize(page, fitWidth, zoom));
  const width = Math.max(windowWidth, ...sizes.map((size) => size.width + 2 * pageGap));
  let top = pageGap;
  const placed = sizes.map((size, index): PlacedPage => {
    const here = { ...size, page: index + 1, left: Math.round((width - size.width) / 2), top };
    top += size.height + pageGap;
    return here;
  });
  return { pages: placed, width, height: top };
}

/** The page at this height; between two pages the upper one, beyond the ends the first or last. */
export function pageAt(layout: PageLayout, y: number): PlacedPage | undefined {
  let low = 0;
  let high = layout.pages.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((layout.pages[middle]?.top ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return layout.pages[low];
}

/** First and last page of which something lies between the two heights. */
export function pagesBetween(layout: PageLayout, top: number, bottom: number): [first: number, last: number] {
  return [pageAt(layout, top)?.page ?? 1, pageAt(layout, bottom)?.page ?? 1];
}

/** The point of a page that lies here. */
export function anchorAt(layout: PageLayout, point: Point): Anchor | undefined {
  const page = pageAt(layout, point.y);
  if (page === undefined || page.width <= 0 || page.height <= 0) return undefined;
  return {
    page: page.page,
    x: (point.x - page.left) / page.width,
    y: (point.y - page.top) / page.height,
  };
}

/** Where a point of a page lies in this layout. */
export function pointOf(layout: PageLayout, anchor: Anchor): Point | undefined {
  const page = layout.pages[anchor.page - 1];
  return page && { x: page.left + anchor.x * page.width, y: page.top + anchor.y * page.height };
}

/** The box of a page (in its own units) in this layout. */
export function boxOnStrip(layout: PageLayout, page: number, size: Size, box: BoundingBox): BoundingBox {
  const [x, y] = [1 / Math.max(1, size.width), 1 / Math.max(1, size.height)];
  const from = pointOf(layout, { page, x: box[0] * x, y: box[1] * y });
  const to = pointOf(layout, { page, x: box[2] * x, y: box[3] * y });
  return [from?.x ?? 0, from?.y ?? 0, to?.x ?? 0, to?.y ?? 0];
}

/** The zoom at which the whole page is in sight. */
export function zoomToFitPage(page: Size, window: Size): number {
  const fitted = displayedSize(page, Math.max(120, window.width - 2 * pageGap), 1);
  return Math.min(1, Math.max(0, window.height - 2 * pageGap) / Math.max(1, fitted.height));
}
