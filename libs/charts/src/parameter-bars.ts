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
  wholeOf,
} from './parameter-composition.ts';

export interface ParameterBarsLook extends ChartLook {
  /** `share`: each model fills 100 %, so that compositions compare across sizes. */
  measure: 'billions' | 'share';
}

/** A segment narrower than this share has no room for its own figure. */
const narrowestWithLabel = 9;

/**
 * What models are made of: one bar a model, stacked from its components. Parameters whose split is not published are
 * a dashed outline, as long as the files are said to be: unknown is not zero, and not the same as having none.
 */
export function parameterBars(models: readonly Model[], look: ParameterBarsLook): EChartsOption {
  const { scheme, locale, measure } = look;
  const isShare = measure === 'share';
  const scaled = (count: number | null, model: Model) => {
    if (count === null) return null;
    if (!isShare) return count / 1e9;
    const whole = wholeOf(model);
    return whole ? (100 * count) / whole : null;
  };
  const bar = { type: 'bar', stack: 'parameters', barMaxWidth: 24, emphasis: { focus: 'series' } } as const;
  return {
    ...base,
    grid: grid(isShare ? {} : { right: 44 }),
    legend,
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: compositionTooltip(models, look),
    },
    xAxis: {
      ...valueAxisBelow(isShare ? 'Share of all parameters (%)' : 'Parameters (billions)', locale),
      ...(isShare && { max: 100 }),
    },
    yAxis: modelsDown(models, scheme),
    series: [
      ...parameterComponents.map(({ key, name }, position) => ({
        ...bar,
        name,
        itemStyle: { color: colourAt(position, scheme) },
        label: isShare ? shareLabel(look) : totalLabel(models, look, key === 'nonEmbedding'),
        data: models.map((model) => scaled(model.parameters[key].value, model)),
      })),
      ...(models.some((model) => undividedOf(model) !== null)
        ? [
            {
              ...bar,
              name: undividedName,
              itemStyle: {
                color: 'transparent',
                borderColor: muted[scheme],
                borderWidth: 1,
                borderType: 'dashed' as const,
              },
              label: isShare ? { show: false } : aboutLabel(look),
              data: models.map((model) => scaled(undividedOf(model), model)),
            },
          ]
        : []),
    ],
  };
}

function shareLabel({ scheme, locale }: ChartLook) {
  return {
    show: true,
    color: scheme === 'light' ? '#ffffff' : '#11181f',
    fontSize: 11,
    formatter: ({ value }: { value?: unknown }) =>
      typeof value === 'number' && value >= narrowestWithLabel ? `${formatNumber(value, 0, locale)} %` : '',
  };
}

/** The total, at the end of the bar. */
function totalLabel(models: readonly Model[], { scheme, locale }: ChartLook, isLast: boolean) {
  return {
    show: isLast,
    position: 'right' as const,
    fontSize: 11,
    color: muted[scheme],
    formatter: ({ dataIndex }: { dataIndex: number }) => {
      const total = models[dataIndex]?.parameters.total.value;
      return total ? formatNumber(total / 1e9, 2, locale) : '';
    },
  };
}

function aboutLabel({ scheme, locale }: ChartLook) {
  return {
    show: true,
    position: 'right' as const,
    fontSize: 11,
    color: muted[scheme],
    formatter: ({ value }: { value?: unknown }) =>
      typeof value === 'number' ? `about ${formatNumber(value, 1, locale)}` : '',
  };
}
