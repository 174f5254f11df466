import type { CustomSeriesOption } from 'echarts';

/** The bounds of a value on the line of a category; null where it has none. */
export type Bounds = { lower: number; upper: number } | null;

const capHeight = 8;

/**
 * Intervals across a chart whose categories go down: a line from bound to bound with a cap at either end. A halo keeps
 * it in sight where it crosses bars of any colour.
 */
export function whiskers(bounds: readonly Bounds[], colour: string, halo?: string): CustomSeriesOption {
  return {
    type: 'custom',
    name: 'interval',
    // Pointing at it says nothing that the value below it does not.
    silent: true,
    z: 5,
    data: bounds.flatMap((each, index) => (each === null ? [] : [[each.lower, each.upper, index]])),
    encode: { x: [0, 1], y: 2 },
    renderItem: (_parameters, api) => {
      const [left = 0, y = 0] = api.coord([api.value(0), api.value(2)]);
      const [right = 0] = api.coord([api.value(1), api.value(2)]);
      const drawnIn = (stroke: string, lineWidth: number) => {
        const line = (x1: number, y1: number, x2: number, y2: number) =>
          ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth } }) as const;
        const cap = (x: number) => line(x, y - capHeight / 2, x, y + capHeight / 2);
        return [line(left, y, right, y), cap(left), cap(right)];
      };
      const below = halo === undefined ? [] : drawnIn(halo, 4);
      return { type: 'group', children: [...below, ...drawnIn(colour, 1.5)] };
    },
  };
}
