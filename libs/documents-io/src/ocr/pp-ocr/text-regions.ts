import { smallestBoxAround, type SlantedBox } from './slanted-box.ts';

/** For each pixel of a picture how likely it is the middle of a line of writing, 0 to 1, rows from the top. */
export interface ProbabilityMap {
  values: Float32Array;
  width: number;
  height: number;
}

/** A pixel is taken for writing from this probability on (PaddleOCR's own setting). */
const writing = 0.3;
/** Mean probability inside the box of a line, below which it is none (PaddleOCR: 0.6). */
const surelyLine = 0.5;
const smallestSide = 3;
/**
 * The network marks the core of a line only; its box grows on each side by area × this / perimeter, which undoes the
 * shrinking that the network was trained with (Liao et al., Real-time scene text detection with differentiable
 * binarization, 2020).
 */
const growth = 1.5;

/** The lines of writing on the map, as boxes in its pixels. */
export function textRegions(map: ProbabilityMap): SlantedBox[] {
  const boxes: SlantedBox[] = [];
  for (const outline of outlinesOf(map)) {
    const core = smallestBoxAround(outline);
    // A pixel covers its whole square.
    const [width, height] = [core.width + 1, core.height + 1];
    if (Math.min(width, height) < smallestSide) continue;
    if (meanInside(map, { ...core, width, height }) < surelyLine) continue;
    const margin = (width * height * growth) / (2 * (width + height));
    boxes.push({ ...core, width: width + 2 * margin, height: height + 2 * margin });
  }
  return boxes;
}

/** For each connected patch of writing the outermost pixels of each of its rows: enough for its hull. */
function outlinesOf({ values, width, height }: ProbabilityMap): [number, number][][] {
  const seen = new Uint8Array(values.length);
  const outlines: [number, number][][] = [];
  const stack: number[] = [];
  for (let start = 0; start < values.length; start++) {
    if (seen[start] === 1 || (values[start] ?? 0) < writing) continue;
    const rows = new Map<number, [left: number, right: number]>();
    seen[start] = 1;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)];
      const row = rows.get(y);
      if (row) rows.set(y, [Math.min(row[0], x), Math.max(row[1], x)]);
      else rows.set(y, [x, x]);
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (seen[next] === 1 || (values[next] ?? 0) < writing) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    outlines.push(
      [...rows].flatMap(([y, [left, right]]): [number, number][] => [
        [left, y],
        [right, y],
      ]),
    );
  }
  return outlines;
}

function meanInside({ values, width, height }: ProbabilityMap, box: SlantedBox): number {
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const reachX = (box.width * Math.abs(cos) + box.height * Math.abs(sin)) / 2;
  const reachY = (box.width * Math.abs(sin) + box.height * Math.abs(cos)) / 2;
  let sum = 0;
  let count = 0;
  for (
    let y = Math.max(0, Math.ceil(box.centreY - reachY));
    y <= Math.min(height - 1, box.centreY + reachY);
    y++
  ) {
    for (
      let x = Math.max(0, Math.ceil(box.centreX - reachX));
      x <= Math.min(width - 1, box.centreX + reachX);
      x++
    ) {
      const [right, down] = [x - box.centreX, y - box.centreY];
      if (Math.abs(right * cos + down * sin) > box.width / 2) continue;
      if (Math.abs(down * cos - right * sin) > box.height / 2) continue;
      sum += values[y * width + x] ?? 0;
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}
