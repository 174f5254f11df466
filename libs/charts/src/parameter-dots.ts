import type { EChartsOption } from 'echarts';
import type { Model } from '@gemmavision/domain/models';
import { base, grid, legend, valueAxisBelow } from './frame.ts';
import type { ChartLook } from './frame.ts';
import { formatNumber } from './number-format.ts';
import { colourAt, muted } from './palette.ts';
import {
  compositionTooltip,
  modelsDown,
  parameterComponents,
  undividedName,
  undividedOf,
} from './parameter-composition.ts';

/** A shape each, so that colour is not all that tells them apart. */
const shapes = ['circle', 'rect', 'triangle'] as const;

/**
 * The components beside each other on a logarithmic axis, which has no zero: lengths stacked on it would lie, so each
 * component is a dot at its own size. A component that a model does not have has no dot; parameters whose split is
 * not published are a hollow dot at their sum.
 */
export function parameterDots(models: readonly Model[], look: ChartLook): EChartsOption {
  const { scheme, locale } = look;
  const dots = {
    type: 'scatter',
    encode: { x: 0, y: 1 },
    emphasis: { focus: 'series' },
    clip: false,
  } as const;
  const total = models.map(({ parameters }) => parameters.total.value);
  const undivided = models.map(undividedOf);
  const drawn = [
    ...models.flatMap((model) => parameterComponents.map(({ key }) => model.parameters[key].value)),
    ...undivided,
  ];
  return {
    ...base,
    grid: grid(),
    legend: { ...legend, icon: undefined },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: compositionTooltip(models, look),
    },
    xAxis: {
      ...valueAxisBelow('Parameters (billions, logarithmic)'),
      type: 'log',
      min: lowestTick(drawn),
      axisLabel: { formatter: (value: number) => formatNumber(value, 3, locale) },
      minorSplitLine: { show: true, lineStyle: { opacity: 0.35 } },
    },
    yAxis: { ...modelsDown(models, scheme), splitLine: { show: true } },
    series: [
      ...parameterComponents.map(({ key, name }, position) => ({
        ...dots,
        name,
        symbol: shapes[position],
        symbolSize: 13,
        itemStyle: { color: colourAt(position, scheme), opacity: 0.92 },
        data: placed(models.map(({ parameters }) => parameters[key].value)),
      })),
      {
        ...dots,
        name: 'Total',
        symbol: 'rect',
        symbolSize: [3, 22],
        itemStyle: { color: muted[scheme] },
        data: placed(total),
      },
      ...(undivided.some((count) => count !== null)
        ? [
            {
              ...dots,
              name: undividedName,
              symbol: 'circle',
              symbolSize: 14,
              itemStyle: {
                color: 'transparent',
                borderColor: muted[scheme],
                borderWidth: 1.5,
                borderType: 'dashed' as const,
              },
              data: placed(undivided),
            },
          ]
        : []),
    ],
  };
}

/** A dot a model; a hole where there is nothing to draw, so that the place in the list stays the model’s. */
function placed(counts: readonly (number | null)[]): [number | string, number][] {
  return counts.map((count, index) => [count ? count / 1e9 : '-', index]);
}

/** The power of ten below the smallest dot, with room beside it. */
function lowestTick(counts: readonly (number | null)[]): number | undefined {
  const positive = counts.filter((count): count is number => count !== null && count > 0);
  return positive.length === 0 ? undefined : 10 ** Math.floor(Math.log10(Math.min(...positive) / 1e9) - 0.05);
}
