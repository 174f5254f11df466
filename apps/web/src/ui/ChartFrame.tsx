import { Skeleton, VisuallyHidden } from '@mantine/core';
import type { EChartsType } from 'echarts/core';
import { lazy, Suspense, useCallback, useRef } from 'react';
import type { EChartProps } from './EChart.tsx';
import { useChartWalk } from './use-chart-walk.ts';
import { useNear } from './use-near.ts';

const EChart = lazy(async () => ({ default: (await import('./EChart.tsx')).EChart }));

interface ChartFrameProps extends EChartProps {
  /** In pixels; `100%` fills the place that it is given. */
  height: number | '100%';
}

/**
 * The place of a chart and its keys. The chart is drawn, and ECharts fetched, when its place comes near the screen or
 * gets the focus: a page of ten charts costs what those in sight cost. The arrow keys tell the values before that.
 */
export function ChartFrame(props: ChartFrameProps) {
  const { option, height, title, description, onReady, onChoose } = props;
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const { isNear, come } = useNear(frame);
  const ready = useCallback(
    (made: EChartsType | null) => {
      chart.current = made;
      onReady(made);
    },
    [onReady],
  );
  const walk = useChartWalk(chart, option, onChoose);
  return (
    <div
      ref={frame}
      role="application"
      aria-roledescription="chart"
      aria-label={`${title}: the arrow keys lead from value to value${onChoose === undefined ? '' : ', Enter chooses'}`}
      tabIndex={0}
      style={{ height, width: '100%' }}
      onFocus={come}
      onKeyDown={walk.onKeyDown}
      onBlur={walk.onBlur}
    >
      {isNear ? (
        <Suspense fallback={<Skeleton height={height} />}>
          <EChart {...props} onReady={ready} />
        </Suspense>
      ) : (
        <div role="img" aria-label={`${title}. ${description}`} style={{ height: '100%' }} />
      )}
      <VisuallyHidden aria-live="polite">{walk.words}</VisuallyHidden>
    </div>
  );
}
