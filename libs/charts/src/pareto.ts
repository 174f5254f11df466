import type { EChartsOption } from 'echarts';
import { escapeHtml } from './escape-html.ts';
import { base, grid, legend, numberLabel, valueAxisBelow } from './frame.ts';
import type { ChartLook } from './frame.ts';
import { formatNumber } from './number-format.ts';
import { colourAt, muted } from './palette.ts';

/** Something with two figures that are traded against each other: memory and score. */
export interface ParetoPoint {
  id: string;
  name: string;
  x: number;
  y: number;
}

/** One of the two figures. */
export interface ParetoAxis {
  /** With its unit: “Memory (GB)”. */
  name: string;
  better: 'lower' | 'higher';
}

export interface ParetoAxes {
  x: ParetoAxis;
  y: ParetoAxis;
}

/**
 * The points that no other beats: none is at least as good in both figures and better in one. In the order of x.
 * Equal points stand on the front together.
 */
export function paretoFront(points: readonly ParetoPoint[], axes: ParetoAxes): ParetoPoint[] {
  const isBeaten = (point: ParetoPoint) => points.some((other) => beats(other, point, axes));
  return points.filter((point) => !isBeaten(point)).toSorted((a, b) => a.x - b.x || a.y - b.y);
}

function beats(a: ParetoPoint, b: ParetoPoint, { x, y }: ParetoAxes): boolean {
  const gains = [gain(a.x, b.x, x), gain(a.y, b.y, y)];
  return gains.every((each) => each >= 0) && gains.some((each) => each > 0);
}

/** How much better the first figure is; negative where it is worse. */
function gain(a: number, b: number, { better }: ParetoAxis): number {
  return better === 'higher' ? a - b : b - a;
}

/**
 * All points, and the front as steps: left or right of a step’s corner nothing is as good in both figures. Points of
 * the front carry their names; the others tell theirs when pointed at.
 */
export function pareto(points: readonly ParetoPoint[], axes: ParetoAxes, look: ChartLook): EChartsOption {
  const { scheme, locale, isNarrow = false } = look;
  const front = paretoFront(points, axes);
  const beaten = points.filter((point) => !front.includes(point));
  const frontColour = colourAt(0, scheme);
  const dots = {
    type: 'scatter',
    encode: { x: 0, y: 1, itemName: 2 },
    labelLayout: { hideOverlap: true },
  } as const;
  return {
    ...base,
    grid: grid({ right: 28 }),
    legend: { ...legend, icon: undefined },
    tooltip: { trigger: 'item', formatter: tooltipOf(axes, locale) },
    xAxis: {
      ...valueAxisBelow(withDirection(axes.x), locale),
      scale: true,
      splitNumber: isNarrow ? 3 : 6,
    },
    yAxis: {
      type: 'value',
      name: withDirection(axes.y),
      nameLocation: 'middle',
      nameGap: 40,
      scale: true,
      axisLabel: numberLabel(locale),
    },
    series: [
      {
        name: 'Pareto front',
        type: 'line',
        // Where x should be small, the best y so far holds until the next point; where it should be large, from it.
        step: axes.x.better === 'lower' ? 'end' : 'start',
        symbol: 'none',
        silent: true,
        lineStyle: { color: frontColour, width: 2 },
        itemStyle: { color: frontColour },
        data: front.map(({ x, y }) => [x, y]),
      },
      {
        ...dots,
        name: 'On the front',
        symbolSize: 11,
        itemStyle: { color: frontColour },
        label: { show: true, position: 'top', formatter: nameOf, width: 110, overflow: 'truncate' },
        data: front.map(({ x, y, name }) => [x, y, name]),
      },
      {
        ...dots,
        name: 'Beaten in both figures',
        symbol: 'diamond',
        symbolSize: 9,
        itemStyle: { color: muted[scheme] },
        data: beaten.map(({ x, y, name }) => [x, y, name]),
      },
    ],
  };
}

function withDirection({ name, better }: ParetoAxis): string {
  return `${name}, ${better} is better`;
}

function nameOf({ value }: { value?: unknown }): string {
  return Array.isArray(value) ? String(value[2] ?? '') : '';
}

/** Name and both figures of the point. */
function tooltipOf(axes: ParetoAxes, locale?: string) {
  return (parameters: unknown): string => {
    const [point] = Array.isArray(parameters) ? parameters : [parameters];
    const [x, y, name]: unknown[] = Array.isArray(point?.value) ? point.value : [];
    const line = ({ name: axis }: ParetoAxis, figure: unknown) =>
      `${escapeHtml(axis)}: <b>${formatNumber(Number(figure), 2, locale)}</b>`;
    return [`<b>${escapeHtml(String(name ?? ''))}</b>`, line(axes.x, x), line(axes.y, y)].join('<br>');
  };
}
