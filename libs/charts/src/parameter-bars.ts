import type { EChartsOption } from 'echarts';
import type { Model } from '@gemmavision/domain/models';
import { base, categoriesDown, grid, legend, valueAxisBelow } from './frame.ts';
import { tooltipValue } from './number-format.ts';
import { colourAt, muted } from './palette.ts';
import type { Scheme } from './palette.ts';

export const parameterComponents = [
  { key: 'vision', name: 'Vision encoder' },
  { key: 'embedding', name: 'Embedding' },
  { key: 'nonEmbedding', name: 'Non-embedding' },
] as const;

export interface ParameterBarsLook {
  scheme: Scheme;
  /** `share`: each model fills 100 %, so that compositions compare across sizes. */
  measure: 'billions' | 'share';
}

/**
 * What models are made of: one bar a model, stacked from its components. A model whose split is not published is
 * hatched over the parameters its files are said to hold, and left out where shares are shown: unknown is not zero.
 */
export function parameterBars(
  models: readonly Model[],
  { scheme, measure }: ParameterBarsLook,
): EChartsOption {
  const unit = measure === 'share' ? '%' : 'billion';
  const scaled = (count: number | null, { parameters }: Model) => {
    if (count === null) return null;
    if (measure === 'billions') return count / 1e9;
    return parameters.total.value ? (100 * count) / parameters.total.value : null;
  };
  const bar = { type: 'bar', stack: 'parameters', barMaxWidth: 26, emphasis: { focus: 'series' } } as const;
  return {
    ...base,
    grid: grid(),
    legend,
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: tooltipValue(unit, 3) },
    xAxis: {
      ...valueAxisBelow(measure === 'share' ? 'Share of all parameters (%)' : 'Parameters (billions)'),
      ...(measure === 'share' && { max: 100 }),
    },
    yAxis: categoriesDown(models.map(({ name }) => name)),
    series: [
      ...parameterComponents.map(({ key, name }, position) => ({
        ...bar,
        name,
        itemStyle: { color: colourAt(position, scheme) },
        data: models.map((model) => scaled(model.parameters[key].value, model)),
      })),
      ...(measure === 'billions' && models.some(isUndivided) ? [undivided(models, bar, scheme)] : []),
    ],
  };
}

function isUndivided({ parameters }: Model): boolean {
  return parameters.total.value === null && parameters.rawTotal !== null;
}

function undivided<Bar extends object>(models: readonly Model[], bar: Bar, scheme: Scheme) {
  return {
    ...bar,
    name: 'Split not published',
    itemStyle: {
      color: 'transparent',
      borderColor: muted[scheme],
      borderWidth: 1,
      borderType: 'dashed' as const,
    },
    data: models.map((model) => (isUndivided(model) ? (model.parameters.rawTotal?.value ?? 0) / 1e9 : null)),
  };
}
