import type { SlantedBox } from './slanted-box.ts';

/** Boxes that are longer than so many heights tell how the lines of the picture run. */
const tellingLength = 4;
/** Middles that lie nearer than this share of the lower box's height stand on one row. */
const nearby = 0.4;

/**
 * The number of the row that each box stands on, from the top: the finder marks the cells of one row apart. Rows run
 * as slanted as the lines of the picture do.
 */
export function rowNumbers(boxes: readonly SlantedBox[]): number[] {
  const slope = Math.tan(usualAngle(boxes));
  const placed = boxes
    .map((box, index) => ({ index, height: box.height, level: box.centreY - slope * box.centreX }))
    .sort((a, b) => a.level - b.level);
  const rows = new Array<number>(boxes.length).fill(0);
  let row = 0;
  let last = placed[0];
  for (const box of placed) {
    if (last && box.level - last.level > nearby * Math.min(box.height, last.height)) row++;
    rows[box.index] = row;
    last = box;
  }
  return rows;
}

/** The middle of the angles of long boxes, each counted by its length; 0 where there is none. */
function usualAngle(boxes: readonly SlantedBox[]): number {
  const telling = boxes
    .filter(({ width, height }) => width > tellingLength * height)
    .sort((a, b) => a.angle - b.angle);
  const half = telling.reduce((sum, { width }) => sum + width, 0) / 2;
  let passed = 0;
  for (const { angle, width } of telling) {
    passed += width;
    if (passed >= half) return angle;
  }
  return 0;
}
