import { useComputedColorScheme } from '@mantine/core';
import type { EChartsCoreOption, EChartsType, ECElementEvent } from 'echarts/core';
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { describeChart } from '@gemmavision/charts/chart-words';
import { chartTheme } from '@gemmavision/charts/theme';
import { withPatterns } from '@gemmavision/charts/with-patterns';
import { init } from './echarts.ts';
import { readerLocale } from './reader-locale.ts';
import { takeTurn } from './turns.ts';
import type { ChartPlace } from './use-chart-walk.ts';

export interface EChartProps {
  option: EChartsCoreOption;
  title: string;
  units?: string;
  /** Read out after what the chart says of itself. */
  description: string;
  /** Patterns beside the colours. */
  hasPatterns: boolean;
  /** Given the chart once it is drawn, null when it goes. */
  onReady: (chart: EChartsType | null) => void;
  /** Told which category is pointed at, by its place; null: none any more. Only of charts with a tooltip by axis. */
  onPoint?: (index: number | null) => void;
  /** Told which mark is chosen: clicked, or arrived at by the arrow keys and confirmed by Enter. */
  onChoose?: (place: ChartPlace) => void;
}

/** Draws an ECharts option as SVG in the colours of the page. Import it lazily: it brings ECharts. */
export function EChart(props: EChartProps) {
  const { option, title, units, description, hasPatterns, onReady, onPoint, onChoose } = props;
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const drawnOnce = useRef<EChartsType | null>(null);
  const before = useRef<EChartsCoreOption>({});
  const scheme = useComputedColorScheme('light');
  const drawn = useMemo(() => (hasPatterns ? withPatterns(option) : option), [hasPatterns, option]);
  // What is read out may come a moment after what is seen.
  const described = useDeferredValue(option, null);
  const words = useMemo(
    () =>
      `${described === null ? `${title}.` : describeChart(described, { title, units, locale: readerLocale() })} ${description}`,
    [described, title, units, description],
  );

  useEffect(() => {
    if (frame.current === null) return undefined;
    const made = init(frame.current, chartTheme(scheme), { renderer: 'svg' });
    chart.current = made;
    const { current: place } = frame;
    // While its place has no width (a page that is just being put together), ECharts takes 100 pixels for it.
    const fit = () => {
      const { clientWidth, clientHeight } = place;
      const fits = clientWidth === made.getWidth() && clientHeight === made.getHeight();
      if (clientWidth > 0 && !fits) made.resize();
    };
    // Told in the midst of drawing, in which ECharts refuses to change its size.
    made.on('finished', () => {
      requestAnimationFrame(() => (made.isDisposed() ? undefined : fit()));
    });
    const observer = new ResizeObserver(fit);
    observer.observe(place);
    return () => {
      observer.disconnect();
      onReady(null);
      made.dispose();
      chart.current = null;
    };
  }, [scheme, onReady]);

  useEffect(() => {
    const made = chart.current;
    if (made === null || onPoint === undefined) return undefined;
    const tell = (event: unknown) => onPoint(pointedIndex(event));
    made.on('updateAxisPointer', tell);
    return () => {
      if (!made.isDisposed()) made.off('updateAxisPointer', tell);
    };
  }, [scheme, onPoint]);

  useEffect(() => {
    const made = chart.current;
    if (made === null || onChoose === undefined) return undefined;
    const tell = ({ seriesIndex, dataIndex }: ECElementEvent) => {
      if (seriesIndex !== undefined) onChoose({ seriesIndex, dataIndex });
    };
    made.on('click', tell);
    return () => {
      if (!made.isDisposed()) made.off('click', tell);
    };
  }, [scheme, onChoose]);

  useEffect(() => {
    const made = chart.current;
    if (made === null) return undefined;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const shown = still ? { ...drawn, animation: false } : drawn;
    if (drawnOnce.current === made) {
      made.setOption(shown, isAlike(before.current, shown) ? { replaceMerge: replaced } : { notMerge: true });
      before.current = shown;
      return undefined;
    }
    // The first drawing of a page compiles most of ECharts: in steps, and one chart after the other.
    let rest: ReturnType<typeof setTimeout> | undefined;
    const giveBack = takeTurn((done) => {
      const axes = axesOf(shown);
      if (axes !== null) made.setOption(axes);
      rest = setTimeout(() => {
        made.setOption(shown, { notMerge: true });
        drawnOnce.current = made;
        before.current = shown;
        onReady(made);
        done();
      }, 0);
    });
    return () => {
      clearTimeout(rest);
      giveBack();
    };
  }, [drawn, scheme, onReady]);

  return <div ref={frame} role="img" aria-label={words} style={{ height: '100%', width: '100%' }} />;
}

/** What is made anew by a change. The rest stays: the tooltip, whose making lays out the page. */
const replaced = [
  'grid',
  'xAxis',
  'yAxis',
  'polar',
  'angleAxis',
  'radiusAxis',
  'series',
  'legend',
  'visualMap',
];

/** Whether the one is the other with other values: the same components, with a tooltip of the same fields. */
function isAlike(a: EChartsCoreOption, b: EChartsCoreOption): boolean {
  const fields = (value: unknown) => (typeof value === 'object' && value !== null ? Object.keys(value) : []);
  return (
    String(fields(a)) === String(fields(b)) && String(fields(a['tooltip'])) === String(fields(b['tooltip']))
  );
}

/** Of an option with plain axes, these alone; null where it has none, or a logarithmic one, which needs values. */
function axesOf(option: EChartsCoreOption): EChartsCoreOption | null {
  const { grid, xAxis, yAxis } = option;
  const axes: unknown[] = [xAxis, yAxis].flat();
  const arePlain = axes.every(
    (axis) => typeof axis === 'object' && axis !== null && !('type' in axis && axis.type === 'log'),
  );
  return arePlain ? { grid, xAxis, yAxis, animation: false } : null;
}

/** The place that ECharts' axis pointer stands at; the event is not in its types, so each step is checked. */
function pointedIndex(event: unknown): number | null {
  if (typeof event !== 'object' || event === null || !('axesInfo' in event)) return null;
  const [first]: unknown[] = Array.isArray(event.axesInfo) ? event.axesInfo : [];
  if (typeof first !== 'object' || first === null || !('value' in first)) return null;
  return typeof first.value === 'number' ? first.value : null;
}
