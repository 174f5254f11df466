import type { BoundingBox } from '@gemmavision/domain/geometry';

export interface Size {
  width: number;
  height: number;
}

/** Steps of the zoom, as multiples of the width that fits. */
export const zoomSteps = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

/** The next step up or down; stays at the ends. */
export function zoomBy(zoom: number, direction: 1 | -1): number {
  if (direction === 1) return zoomSteps.find((step) => step > zoom + 1e-6) ?? Math.max(zoom, 4);
  return zoomSteps.findLast((step) => step < zoom - 1e-6) ?? Math.min(zoom, 0.5);
}

/**
 * The size on the screen (CSS pixels) of a page shown at `zoom` times the width that fits. A page that is higher
 * than three times its width (a long receipt) is fitted narrower, so that its letters do not become huge.
 */
export function displayedSize(page: Size, fitWidth: number, zoom: number): Size {
  if (page.width <= 0 || page.height <= 0) return { width: fitWidth, height: fitWidth * 1.414 };
  const ratio = page.height / page.width;
  const fitted = ratio > 3 ? fitWidth * Math.max(0.45, 3 / ratio) : fitWidth;
  const width = Math.round(fitted * zoom);
  return { width, height: Math.round(width * ratio) };
}

/** Resolution to ask the page image at: enough for the zoom, in three grades so that images are kept and reused. */
export function resolutionFor(zoom: number): number {
  return zoom <= 1.25 ? 144 : zoom <= 2 ? 216 : 300;
}

/** Where to scroll, so that the box (page units) stands in the middle of the window, or as near as it can. */
export function scrollToShow(
  box: BoundingBox,
  page: Size,
  shown: Size,
  window: Size,
): { left: number; top: number } {
  const scale = page.width > 0 ? shown.width / page.width : 1;
  const middleX = ((box[0] + box[2]) / 2) * scale;
  const middleY = ((box[1] + box[3]) / 2) * scale;
  const within = (value: number, most: number) => Math.min(Math.max(0, value), Math.max(0, most));
  return {
    left: within(middleX - window.width / 2, shown.width - window.width),
    top: within(middleY - window.height / 2, shown.height - window.height),
  };
}

/** The box with a little air, so that its line does not touch the letters. `air` is a share of its height. */
export function padded(
  box: BoundingBox,
  air = 0.18,
): { x: number; y: number; width: number; height: number } {
  const by = Math.max(0, (box[3] - box[1]) * air);
  return {
    x: box[0] - by,
    y: box[1] - by,
    width: Math.max(0, box[2] - box[0]) + 2 * by,
    height: Math.max(0, box[3] - box[1]) + 2 * by,
  };
}
