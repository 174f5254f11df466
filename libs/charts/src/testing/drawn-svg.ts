import { init } from 'echarts';
import type { EChartsOption } from 'echarts';
import type { EChartsCoreOption } from 'echarts/core';
import type { Scheme } from '../palette.ts';
import { chartTheme } from '../theme.ts';

/** The chart as ECharts really draws it, on the server. Throws where it cannot. */
export function drawnSvg(
  option: EChartsCoreOption,
  { scheme = 'light', width = 640 }: { scheme?: Scheme; width?: number } = {},
): string {
  const chart = init(null, chartTheme(scheme), { renderer: 'svg', ssr: true, width, height: 400 });
  try {
    chart.setOption({ ...option, animation: false });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** What a drawing consists of: no coordinates, and nothing that ECharts numbers anew each time. */
export interface SvgOutline {
  /** Everything written, in order. */
  texts: string[];
  /** How many shapes have this fill and stroke. */
  shapes: Record<string, number>;
}

/** The outline of an SVG, for snapshots that a person can read. */
export function outlineOf(svg: string): SvgOutline {
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '');
  const shapes: Record<string, number> = {};
  // What a pattern consists of stands in its definition; here counts what is filled with it.
  const drawn = svg.replace(/<defs>.*?<\/defs>/gs, '').replace(/<clipPath.*?<\/clipPath>/gs, '');
  for (const [shape, tag = ''] of drawn.matchAll(/<(path|rect|circle|ellipse|polyline|polygon)[^>]*>/g)) {
    const fill = /fill="([^"]*)"/.exec(shape)?.[1] ?? 'black';
    const stroke = /stroke="([^"]*)"/.exec(shape)?.[1];
    const look = `${tag} ${fill.startsWith('url') ? 'pattern' : fill}${stroke === undefined ? '' : `, line ${stroke}`}`;
    shapes[look] = (shapes[look] ?? 0) + 1;
  }
  return { texts, shapes: Object.fromEntries(Object.entries(shapes).toSorted()) };
}

interface NamedSeries {
  name?: unknown;
  data?: unknown;
  itemStyle?: unknown;
}

/** The first series of this name. */
export function seriesNamed(option: EChartsOption, name: string): NamedSeries | undefined {
  const series: (NamedSeries | undefined)[] = [option.series].flat();
  return series.find((one) => one?.name === name);
}

/** What the tooltip says over the item at this place. */
export function tooltipAt(option: EChartsOption, dataIndex: number): string {
  const tooltip = [option.tooltip].flat()[0];
  const formatter: unknown = tooltip?.formatter;
  if (typeof formatter !== 'function') throw new Error('the tooltip has no formatter');
  return String(formatter([{ dataIndex }]));
}
