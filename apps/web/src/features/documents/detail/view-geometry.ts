import type { BoundingBox } from '@gemmavision/domain/geometry';

export interface Size {
  width: number;
  height: number;
}

/** Steps of the zoom, as multiples of the width that fits. */
const zoomSteps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4, 6] as const;
export const smallestZoom = zoomSteps[0];
export const largestZoom = 6;

/** The zoom within its bounds. */
export function boundedZoom(zoom: number): number {
  return Math.min(largestZoom, Math.max(smallestZoom, zoom));
}

/** The next step up or down; stays at the ends. */
export function zoomBy(zoom: number, direction: 1 | -1): number {
  if (direction === 1) return zoomSteps.find((step) => step > zoom + 1e-3) ?? largestZoom;
  return zoomSteps.findLast((step) => step < zoom - 1e-3) ?? smallestZoom;
}

/**
 * The size on the screen (CSS pixels) of a page shown at `zoom` times the width that fits. A page that is higher
 * than three times its width (a long receipt) is fitted narrower, so that its letters do not become huge.
 */
export function displayedSize(page: Size, fitWidth: number, zoom: number): Size {
  if (page.width <= 0 || page.height <= 0) return { width: fitWidth * zoom, height: fitWidth * 1.414 * zoom };
  const ratio = page.height / page.width;
  const fitted = ratio > 3 ? fitWidth * Math.max(0.45, 3 / ratio) : fitWidth;
  const width = Math.round(fitted * zoom);
  return { width, height: Math.round(width * ratio) };
}

/** Resolution to ask the page image at: enough for the zoom, in three grades so that images are kept and reused. */
export function resolutionFor(zoom: number): number {
  return zoom <= 1.25 ? 144 : zoom <= 2 ? 216 : 300;
}

/** Where to scroll what is `shown`, so that the box stands in the middle of the window, or as near as it can. */
export function scrollToShow(box: BoundingBox, shown: Size, window: Size): { left: number; top: number } {
  const within = (value: number, most: number) => Math.min(Math.max(0, value), Math.max(0, most));
  return {
    left: within((box[0] + box[2]) / 2 - window.width / 2, shown.width - window.width),
    top: within((box[1] + box[3]) / 2 - window.height / 2, shown.height - window.height),
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
