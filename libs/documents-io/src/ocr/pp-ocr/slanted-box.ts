/** A rectangle that may lie aslant, in pixels of the picture. */
export interface SlantedBox {
  centreX: number;
  centreY: number;
  /** Along the line of writing. */
  width: number;
  height: number;
  /** Of the line of writing against the horizontal, clockwise as y grows downwards: −π/4 to π/4. */
  angle: number;
}

type Point = readonly [x: number, y: number];

/** The point of the picture that lies `along` the line and `across` it, both counted from the box's top left. */
export function pointIn(box: SlantedBox, along: number, across: number): Point {
  const [right, down] = [along - box.width / 2, across - box.height / 2];
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  return [box.centreX + right * cos - down * sin, box.centreY + right * sin + down * cos];
}

/** The smallest rectangle around the points, its side nearest to the horizontal taken for the line of writing. */
export function smallestBoxAround(points: readonly Point[]): SlantedBox {
  const hull = convexHull(points);
  let best: SlantedBox | undefined;
  for (const [index, [x, y]] of hull.entries()) {
    const [nextX, nextY] = hull[(index + 1) % hull.length] ?? [x, y];
    const box = boxAtAngle(hull, nearestToHorizontal(Math.atan2(nextY - y, nextX - x)));
    if (!best || box.width * box.height < best.width * best.height) best = box;
  }
  return best ?? { centreX: 0, centreY: 0, width: 0, height: 0, angle: 0 };
}

function boxAtAngle(points: readonly Point[], angle: number): SlantedBox {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    const along = x * cos + y * sin;
    const across = y * cos - x * sin;
    [left, right] = [Math.min(left, along), Math.max(right, along)];
    [top, bottom] = [Math.min(top, across), Math.max(bottom, across)];
  }
  const [along, across] = [(left + right) / 2, (top + bottom) / 2];
  return {
    centreX: along * cos - across * sin,
    centreY: along * sin + across * cos,
    width: right - left,
    height: bottom - top,
    angle,
  };
}

function nearestToHorizontal(angle: number): number {
  const quarter = Math.PI / 2;
  return angle - quarter * Math.round(angle / quarter);
}

/** Andrew's monotone chain. */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort(([ax, ay], [bx, by]) => ax - bx || ay - by);
  if (sorted.length < 3) return sorted;
  const half = (ordered: readonly Point[]) => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length >= 2 && !turnsLeft(chain.at(-2), chain.at(-1), point)) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function turnsLeft(a: Point | undefined, b: Point | undefined, c: Point): boolean {
  if (!a || !b) return true;
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > 0;
}
