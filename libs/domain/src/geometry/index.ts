/**
 * A box `[x0, y0, x1, y1]`, measured from the top left with y growing downwards:
 * points for PDF pages, pixels for images (after their orientation is undone).
 */
export type BoundingBox = [x0: number, y0: number, x1: number, y1: number];

/** The smallest box that holds all of `boxes`. Throws a RangeError when there is none. */
export function unionOfBoxes(boxes: readonly BoundingBox[]): BoundingBox {
  if (boxes.length === 0) throw new RangeError('the union of no boxes is not a box');
  const union: BoundingBox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    union[0] = Math.min(union[0], box[0]);
    union[1] = Math.min(union[1], box[1]);
    union[2] = Math.max(union[2], box[2]);
    union[3] = Math.max(union[3], box[3]);
  }
  return union;
}

/** Whether the two boxes share more than an edge. */
export function boxesOverlap(a: BoundingBox, b: BoundingBox): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
