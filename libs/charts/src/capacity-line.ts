import type { Scheme } from './palette.ts';

/**
 * A line across a chart where the capacity ends. Pointing at it says nothing that its words do not. Those of an upright
 * line stand over it, on the side given, so that they are not cut off at the end of the axis.
 */
export function capacityLine(
  at: { xAxis: number } | { yAxis: number },
  words: string,
  scheme: Scheme,
  side?: 'left' | 'right',
) {
  const isUpright = 'xAxis' in at;
  return {
    // A series without data, and no bar: that would take its place beside the bars.
    type: 'line' as const,
    name: 'Capacity',
    silent: true,
    data: [],
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { color: scheme === 'light' ? '#1c252d' : '#d5dce1', width: 2, type: 'dashed' as const },
      label: {
        formatter: words,
        // Words that end at the line stand on its left.
        ...(side !== undefined && { align: side === 'left' ? ('right' as const) : ('left' as const) }),
        position: isUpright ? ('start' as const) : ('insideStartTop' as const),
        color: scheme === 'light' ? '#1c252d' : '#d5dce1',
      },
      data: [at],
    },
  };
}
