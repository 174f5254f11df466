import type { EChartsOption } from 'echarts';
import { inkOn } from './contrast.ts';
import { escapeHtml } from './escape-html.ts';
import { base, categoriesAcross, categoriesDown, grid } from './frame.ts';
import type { ChartLook } from './frame.ts';
import { formatNumber } from './number-format.ts';
import { muted, viridisAt } from './palette.ts';

/** One score on the map. What was not measured has no cell. */
export interface HeatCell {
  /** Places in `across` and `down`. */
  x: number;
  y: number;
  value: number;
  /** From 0, the worst of its benchmark, to 1, the best; null where there is nothing to hold it against. */
  share: number | null;
  place: 'best' | 'second' | null;
  unit: string;
}

export interface HeatMapAxes {
  across: readonly string[];
  down: readonly string[];
}

/** Best and second best by shape as well, in the map as in the table beside it. */
export const placeMarks = { best: '★', second: '☆' } as const;

/**
 * Scores by colour, each benchmark on a scale of its own, so that a hard one does not look like a bad model: yellow
 * is the best measured, dark blue the worst, grey where only one was measured.
 */
export function scoreHeatMap(
  cells: readonly HeatCell[],
  { across, down }: HeatMapAxes,
  { scheme, locale, isNarrow = false }: ChartLook,
): EChartsOption {
  const isSlanted = isNarrow || across.length > 10;
  const named = categoriesAcross(across, isSlanted);
  return {
    ...base,
    grid: grid({ top: 8 }),
    tooltip: {
      trigger: 'item',
      formatter: (parameters) => {
        const cell = cells[Number([parameters].flat()[0]?.dataIndex)];
        if (!cell) return '';
        const words = { best: ', best', second: ', second best' };
        const place = cell.place === null ? '' : words[cell.place];
        const names = `${escapeHtml(down[cell.y] ?? '')}<br>${escapeHtml(across[cell.x] ?? '')}`;
        return `${names}: <b>${formatNumber(cell.value, 4, locale)}</b> ${escapeHtml(cell.unit)}${place}`;
      },
    },
    xAxis: isSlanted ? named : { ...named, axisLabel: { ...named.axisLabel, width: 86, fontSize: 11 } },
    yAxis: {
      ...categoriesDown(down),
      axisLabel: { width: isNarrow ? 92 : 190, overflow: 'truncate', interval: 0 },
    },
    series: [
      {
        type: 'heatmap',
        name: 'Scores',
        itemStyle: { borderWidth: 1, borderColor: scheme === 'light' ? '#ffffff' : '#171f27' },
        data: cells.map(({ x, y, value, share, place }) => {
          const color = share === null ? muted[scheme] : viridisAt(share);
          const text = `${place === null ? '' : `${placeMarks[place]} `}${oneDecimal(value, locale)}`;
          return {
            value: [x, y, value],
            itemStyle: { color },
            label: {
              // Numbers do not fit into cells of a phone; the tooltip and the table have them.
              show: !isNarrow || across.length <= 4,
              formatter: text,
              color: inkOn(color),
              fontWeight: place === 'best' ? 700 : 400,
            },
          };
        }),
      },
    ],
    // ECharts draws no heat map without one. The colours of the cells prevail: one scale for all benchmarks would lie.
    visualMap: { show: false, type: 'continuous', min: 0, max: 1, dimension: 2 },
  };
}

/** So that figures of one column look alike: 51.0 beside 44.3. */
function oneDecimal(value: number, locale = 'en'): string {
  return value.toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
