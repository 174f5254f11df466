import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useMemo, useState, type KeyboardEvent, type RefObject } from 'react';
import { stopsOf } from '@gemmavision/charts/chart-stops';
import { readerLocale } from './reader-locale.ts';

/** Where each key leads, from one stop of several to another; from nowhere to the first or the last. */
const steps: Record<string, (at: number | null, last: number) => number> = {
  ArrowRight: (at, last) => (at === null ? 0 : Math.min(at + 1, last)),
  ArrowLeft: (at, last) => (at === null ? last : Math.max(at - 1, 0)),
  Home: () => 0,
  End: (_at, last) => last,
};
const keys: Record<string, string> = { ArrowDown: 'ArrowRight', ArrowUp: 'ArrowLeft' };

/** A mark of a chart: the place of its series, and its own place in that. */
export interface ChartPlace {
  seriesIndex: number;
  dataIndex: number;
}

/**
 * The arrow keys through the values of a chart, each with its tooltip, and with words for those who do not see it. Enter
 * chooses where they have led.
 */
export function useChartWalk(
  chart: RefObject<EChartsType | null>,
  option: EChartsCoreOption,
  onChoose?: (place: ChartPlace) => void,
) {
  const [at, setAt] = useState<number | null>(null);
  const isWalking = at !== null;
  // Made for those who walk alone: a chart of a hundred marks takes as many words.
  const stops = useMemo(() => (isWalking ? stopsOf(option, readerLocale()) : []), [isWalking, option]);
  const here = at === null ? undefined : stops[at];
  return {
    /** What stands where the keys have led; empty before. */
    words: here === undefined ? '' : `${here.words} (${(at ?? 0) + 1} of ${stops.length})`,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && here !== undefined) onChoose?.(here);
      const step = steps[keys[event.key] ?? event.key];
      if (step === undefined) return;
      const places = isWalking ? stops : stopsOf(option, readerLocale());
      if (places.length === 0) return;
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const next = step(here === undefined ? null : at, places.length - 1);
      const { seriesIndex, dataIndex } = places[next] ?? {};
      setAt(next);
      chart.current?.dispatchAction({ type: 'downplay' });
      chart.current?.dispatchAction({ type: 'highlight', seriesIndex, dataIndex });
      chart.current?.dispatchAction({ type: 'showTip', seriesIndex, dataIndex });
    },
    onBlur: () => {
      setAt(null);
      chart.current?.dispatchAction({ type: 'downplay' });
      chart.current?.dispatchAction({ type: 'hideTip' });
    },
  };
}
