import { useComputedColorScheme, VisuallyHidden } from '@mantine/core';
import type { EChartsCoreOption, EChartsType, ECElementEvent } from 'echarts/core';
import { useEffect, useMemo, useRef } from 'react';
import { describeChart } from '@gemmavision/charts/chart-words';
import { chartTheme } from '@gemmavision/charts/theme';
import { withPatterns } from '@gemmavision/charts/with-patterns';
import { init } from './echarts.ts';
import { readerLocale } from './reader-locale.ts';
import { useChartWalk, type ChartPlace } from './use-chart-walk.ts';

interface EChartProps {
  option: EChartsCoreOption;
  /** In pixels; `100%` fills the place that it is given. */
  height: number | '100%';
  title: string;
  units?: string;
  /** Read out after what the chart says of itself. */
  description: string;
  /** Patterns beside the colours. */
  hasPatterns: boolean;
  /** Given the chart once it is drawn, null when it goes. */
  onReady?: (chart: EChartsType | null) => void;
  /** Told which category is pointed at, by its place; null: none any more. Only of charts with a tooltip by axis. */
  onPoint?: (index: number | null) => void;
  /** Told which mark is chosen: clicked, or arrived at by the arrow keys and confirmed by Enter. */
  onChoose?: (place: ChartPlace) => void;
}

/** Draws an ECharts option as SVG in the colours of the page. Import it lazily: it brings ECharts. */
export function EChart(props: EChartProps) {
  const { option, height, title, units, description, hasPatterns, onReady, onPoint, onChoose } = props;
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const scheme = useComputedColorScheme('light');
  const walk = useChartWalk(chart, option, onChoose);
  const drawn = useMemo(() => (hasPatterns ? withPatterns(option) : option), [hasPatterns, option]);
  const words = useMemo(
    () => `${describeChart(option, { title, units, locale: readerLocale() })} ${description}`,
    [option, title, units, description],
  );

  useEffect(() => {
    if (frame.current === null) return undefined;
    const made = init(frame.current, chartTheme(scheme), { renderer: 'svg' });
    chart.current = made;
    onReady?.(made);
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
      onReady?.(null);
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
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart.current?.setOption(still ? { ...drawn, animation: false } : drawn, { notMerge: true });
  }, [drawn, scheme]);

  return (
    <div
      role="application"
      aria-roledescription="chart"
      aria-label={`${title}: the arrow keys lead from value to value${onChoose === undefined ? '' : ', Enter chooses'}`}
      tabIndex={0}
      style={{ height, width: '100%' }}
      onKeyDown={walk.onKeyDown}
      onBlur={walk.onBlur}
    >
      <div ref={frame} role="img" aria-label={words} style={{ height: '100%', width: '100%' }} />
      <VisuallyHidden aria-live="polite">{walk.words}</VisuallyHidden>
    </div>
  );
}

/** The place that ECharts' axis pointer stands at; the event is not in its types, so each step is checked. */
function pointedIndex(event: unknown): number | null {
  if (typeof event !== 'object' || event === null || !('axesInfo' in event)) return null;
  const [first]: unknown[] = Array.isArray(event.axesInfo) ? event.axesInfo : [];
  if (typeof first !== 'object' || first === null || !('value' in first)) return null;
  return typeof first.value === 'number' ? first.value : null;
}
