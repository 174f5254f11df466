import type { EChartsCoreOption } from 'echarts/core';
import { inkOn } from './contrast.ts';
import { base } from './frame.ts';

/** Kinds of series whose areas are large enough to carry a pattern. */
const areas = ['bar', 'custom', 'pie'];
/** Kinds of series that are told apart by the dashes of their lines. */
const lines = ['line', 'radar'];

/** The first stays plain; then slanted, crossed, dotted, upright and level strokes. */
const decals = [
  null,
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4 },
  {
    symbol: 'circle',
    symbolSize: 0.8,
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [6, 0],
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4] },
  {
    symbol: 'triangle',
    symbolSize: 0.9,
    dashArrayX: [
      [8, 4],
      [2, 8, 2, 0],
    ],
    dashArrayY: [8, 0],
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 2 },
];
const dashes = ['solid', 'dashed', 'dotted', [10, 4, 2, 4], [4, 4], [14, 4], [2, 6]];
const unpatterned = { color: 'transparent', backgroundColor: 'transparent' };

/** What of a series matters here. */
interface Series {
  type?: unknown;
  name?: unknown;
  silent?: unknown;
  itemStyle?: { color?: unknown };
  lineStyle?: { type?: unknown };
}

/**
 * The same chart with a pattern on each series, beside its colour: for prints in grey, and for eyes that the colours
 * do not reach. Series of one name share their pattern; points keep their shapes, heat maps their figures.
 */
export function withPatterns(option: EChartsCoreOption): EChartsCoreOption {
  const series: Series[] = [option['series'] ?? []].flat();
  const names = [...new Set(series.filter(({ silent }) => silent !== true).map(({ name }) => name))];
  return {
    ...option,
    aria: { ...base.aria, decal: { show: true } },
    series: series.map((one) => patterned(one, names.indexOf(one.name))),
  };
}

function patterned(series: Series, place: number): Series {
  const type = String(series.type);
  if (lines.includes(type)) {
    return {
      ...series,
      lineStyle: { ...series.lineStyle, type: series.lineStyle?.type ?? dashes[place % dashes.length] },
    };
  }
  const pattern = areas.includes(type) && series.silent !== true ? decals[place % decals.length] : null;
  const color = typeof series.itemStyle?.color === 'string' ? series.itemStyle.color : '';
  const decal = pattern ? { ...pattern, color: strokeOn(color) } : unpatterned;
  return { ...series, itemStyle: { ...series.itemStyle, ...{ decal } } };
}

/** Strokes that stand out from the colour below without hiding it. */
function strokeOn(colour: string): string {
  const isDark = colour.startsWith('#') && inkOn(colour) === '#ffffff';
  return isDark ? 'rgba(255, 255, 255, 0.55)' : 'rgba(0, 0, 0, 0.42)';
}
