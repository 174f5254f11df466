import type { EChartsOption } from 'echarts';
import { base, categoriesAcross, grid, legend, valueAxisLeft } from './frame.ts';
import type { ChartLook } from './frame.ts';
import { tooltipValue } from './number-format.ts';
import { colourAt } from './palette.ts';

/** A line of a table: its name, and a value for each category; null where none is printed. */
export interface TableSeries {
  name: string;
  values: readonly (number | null)[];
}

export interface TableAxes {
  categories: readonly string[];
  /** Of the values as they are drawn: “USD millions”. */
  unit: string;
  drawnAs: 'lines' | 'bars';
}

/** With more categories, or longer names, words that lie flat would touch each other. */
const manyCategories = 6;

/** The figures of any table: groups of bars, or lines where the categories follow one another in time. */
export function tableChart(series: readonly TableSeries[], axes: TableAxes, look: ChartLook): EChartsOption {
  const { categories, unit, drawnAs } = axes;
  const { scheme, locale, isNarrow = false } = look;
  const isSlanted = isNarrow || categories.length > manyCategories;
  // Room for a date in one line, and for a period in one where the words are slanted.
  const across = categoriesAcross(categories, isSlanted);
  return {
    ...base,
    grid: grid({ top: 44, right: 16 }),
    legend: { ...legend, ...(drawnAs === 'lines' && { icon: undefined, itemWidth: 22 }) },
    tooltip: { trigger: 'item', valueFormatter: tooltipValue(unit, 4, locale) },
    xAxis: { ...across, axisLabel: { ...across.axisLabel, width: isSlanted ? 128 : 82 } },
    yAxis: valueAxisLeft(unit, locale),
    series: series.map(({ name, values }, position) => ({
      type: drawnAs === 'lines' ? ('line' as const) : ('bar' as const),
      name,
      color: colourAt(position, scheme),
      ...(drawnAs === 'lines'
        ? { symbol: 'circle', symbolSize: 8, lineStyle: { width: 2 } }
        : { barMaxWidth: 36 }),
      data: [...values],
    })),
  };
}
