import type { EChartsCoreOption } from 'echarts/core';

/** One mark of a chart, read back from its option: a bar, a dot, a point of a line, a cell, a corner of a radar. */
export interface ChartMark {
  seriesIndex: number;
  dataIndex: number;
  type: string;
  series: string;
  /** Marks of one stack lie on each other at the same place. */
  stack: string | null;
  /** Where it stands: the names or figures of its axes, in words. */
  place: string;
  /** Null is a gap. */
  value: number | null;
}

interface Axis {
  type?: unknown;
  data?: unknown;
  axisLabel?: unknown;
}

interface Series {
  type?: unknown;
  name?: unknown;
  stack?: unknown;
  silent?: unknown;
  data?: unknown;
}

/**
 * What an option draws, mark by mark. Series that cannot be pointed at are left out, and so are the lengths stacked
 * on them: such a bar floats, and only its ends mean something.
 */
export function marksOf(option: EChartsCoreOption): ChartMark[] {
  const series: Series[] = [option['series'] ?? []].flat();
  const floating = new Set(series.filter(({ silent }) => silent === true).map(({ stack }) => stack));
  return series.flatMap((one, seriesIndex) => {
    if (one.silent === true || (one.stack !== undefined && floating.has(one.stack))) return [];
    const data: unknown[] = Array.isArray(one.data) ? one.data : [];
    const common = {
      seriesIndex,
      type: String(one.type),
      series: typeof one.name === 'string' ? one.name : '',
      stack: typeof one.stack === 'string' ? one.stack : null,
    };
    return one.type === 'radar'
      ? radarMarks(option, data).map((mark) => ({ ...common, ...mark }))
      : data.map((datum, dataIndex) => ({ ...common, dataIndex, ...onAxes(option, datum, dataIndex) }));
  });
}

function radarMarks(option: EChartsCoreOption, data: readonly unknown[]) {
  const { indicator }: { indicator?: unknown } = firstOf(option['radar']) ?? {};
  const names = (Array.isArray(indicator) ? indicator : []).map((each) => String(each?.name ?? ''));
  return data.flatMap((datum, dataIndex) =>
    valuesOf(datum).map((value, corner) => ({
      dataIndex,
      place: names[corner] ?? '',
      value: numberOf(value),
    })),
  );
}

/** Where a datum stands on two axes, and what it says there. */
function onAxes(option: EChartsCoreOption, datum: unknown, dataIndex: number) {
  // Around a pole the radius lies as x does, the angle as y.
  const x: Axis = firstOf(option['xAxis'] ?? option['radiusAxis']) ?? {};
  const y: Axis = firstOf(option['yAxis'] ?? option['angleAxis']) ?? {};
  const values = valuesOf(datum);
  if (values.length < 2) {
    const category = y.type === 'category' ? y : x;
    return { place: nameOn(category, dataIndex), value: numberOf(values[0]) };
  }
  const [along, up, third] = values;
  if (x.type === 'category' && y.type === 'category') {
    return { place: `${nameOn(x, along)}, ${nameOn(y, up)}`, value: numberOf(third) };
  }
  if (y.type === 'category') return { place: nameOn(y, up), value: numberOf(along) };
  // A point that is neither above nor beside a name brings its own.
  return { place: typeof third === 'string' ? third : nameOn(x, along), value: numberOf(up) };
}

/** A place on an axis in words: the category’s name, or the figure as the axis writes it. */
function nameOn(axis: Axis, at: unknown): string {
  if (axis.type === 'category') {
    const names: unknown[] = Array.isArray(axis.data) ? axis.data : [];
    const name = typeof at === 'number' ? names[at] : at;
    return String(isRecord(name) ? name['value'] : (name ?? ''));
  }
  const formatter = isRecord(axis.axisLabel) ? axis.axisLabel['formatter'] : undefined;
  return String(typeof formatter === 'function' && typeof at === 'number' ? formatter(at, 0) : (at ?? ''));
}

function valuesOf(datum: unknown): unknown[] {
  const value = isRecord(datum) ? datum['value'] : datum;
  return Array.isArray(value) ? value : [value];
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function firstOf(component: unknown): Record<string, unknown> | undefined {
  const first: unknown = Array.isArray(component) ? component[0] : component;
  return isRecord(first) ? first : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
