import type { EChartsOption } from 'echarts';
import { tightBelow } from '@gemmavision/domain/memory';
import type { FitVerdict } from '@gemmavision/domain/memory';
import { inkOn } from './contrast.ts';
import { escapeHtml } from './escape-html.ts';
import { base, categoriesAcross, categoriesDown, grid } from './frame.ts';
import type { ChartLook } from './frame.ts';
import { formatNumber } from './number-format.ts';
import { muted, viridisAt } from './palette.ts';

/** Whether one model fits in one precision. */
export interface FitHeatCell {
  /** Places in `across` and `down`. */
  x: number;
  y: number;
  verdict: FitVerdict;
  /** Bytes left on the device (or, below 0, missing); null where it is unknown. */
  marginBytes: number | null;
}

export interface FitAxes {
  /** Precisions, and models. */
  across: readonly string[];
  down: readonly string[];
}

/** The verdicts by sign and word as well as by colour: yellow has the most to spare, dark blue does not fit. */
const known = {
  fits: { sign: '✓', words: 'fits', colour: viridisAt(0.85) },
  tight: { sign: '≈', words: `tight: less than ${100 * tightBelow} % to spare`, colour: viridisAt(0.5) },
  'does-not-fit': { sign: '✕', words: 'does not fit', colour: viridisAt(0.12) },
} as const;

/** Which models fit a device in which precision: each cell says so, and how many GB are left or missing. */
export function fitHeatMap(
  cells: readonly FitHeatCell[],
  { across, down }: FitAxes,
  { scheme, locale, isNarrow = false }: ChartLook,
): EChartsOption {
  const isSlanted = isNarrow || across.length > 6;
  const drawn = cells.flatMap(({ marginBytes, verdict, ...cell }) =>
    marginBytes === null || verdict === 'unknown' ? [] : [{ ...cell, verdict, gigabytes: marginBytes / 1e9 }],
  );
  const unknown = cells.filter(({ verdict }) => verdict === 'unknown');
  const border = { borderWidth: 1, borderColor: scheme === 'light' ? '#ffffff' : '#171f27' };
  return {
    ...base,
    grid: grid({ top: isNarrow ? 84 : 40 }),
    tooltip: {
      trigger: 'item',
      formatter: (parameters) => {
        const cell = drawn[Number([parameters].flat()[0]?.dataIndex)];
        if (!cell) return '';
        const names = `${escapeHtml(down[cell.y] ?? '')}<br>${escapeHtml(across[cell.x] ?? '')}`;
        const amount = `<b>${formatNumber(Math.abs(cell.gigabytes), 2, locale)} GB</b>`;
        return `${names}: ${known[cell.verdict].words}, ${amount} ${cell.gigabytes < 0 ? 'missing' : 'to spare'}`;
      },
    },
    xAxis: categoriesAcross(across, isSlanted),
    yAxis: {
      ...categoriesDown(down),
      axisLabel: { width: isNarrow ? 92 : 190, overflow: 'truncate', interval: 0 },
    },
    series: [
      {
        type: 'heatmap',
        name: 'To spare (GB)',
        data: drawn.map(({ x, y, verdict, gigabytes }) => {
          const { sign, colour } = known[verdict];
          const amount = `${sign} ${formatNumber(Math.abs(gigabytes), 1, locale)}`;
          return {
            value: [x, y, gigabytes],
            itemStyle: { ...border, color: colour },
            // Figures do not fit into many cells of a phone; sign, tooltip and table remain.
            label: {
              show: true,
              formatter: isNarrow && across.length > 4 ? sign : amount,
              color: inkOn(colour),
            },
          };
        }),
      },
      {
        type: 'heatmap',
        name: 'Unknown',
        silent: true,
        itemStyle: { ...border, color: muted[scheme] },
        label: { show: true, formatter: isNarrow ? '?' : 'unknown', color: inkOn(muted[scheme]) },
        data: unknown.map(({ x, y }) => ({
          value: [x, y, 0],
          itemStyle: { ...border, color: muted[scheme] },
        })),
      },
    ],
    visualMap: [
      {
        type: 'piecewise',
        seriesIndex: 0,
        // A key to signs and colours; the colours are those of the cells, whatever their figures.
        pieces: Object.values(known).map(({ sign, words, colour }, index) => ({
          value: index,
          label: `${sign} ${words}`,
          color: colour,
        })),
        orient: isNarrow ? 'vertical' : 'horizontal',
        selectedMode: false,
        top: 0,
        left: 0,
        itemGap: isNarrow ? 4 : 16,
        textStyle: { color: scheme === 'light' ? '#1c252d' : '#d5dce1' },
      },
      // ECharts draws no heat map without one.
      { show: false, type: 'continuous', seriesIndex: 1, min: 0, max: 1 },
    ],
  };
}
