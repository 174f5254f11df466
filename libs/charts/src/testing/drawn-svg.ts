import { init } from 'echarts';
import type { EChartsOption } from 'echarts';

/** The chart as ECharts really draws it, on the server. Throws where it cannot. */
export function drawnSvg(option: EChartsOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 640, height: 400 });
  try {
    chart.setOption({ ...option, animation: false });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
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
