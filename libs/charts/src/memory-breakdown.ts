import type { EChartsOption } from 'echarts';
import type { DeviceShare } from '@gemmavision/domain/memory';
import { capacityLine } from './capacity-line.ts';
import { escapeHtml } from './escape-html.ts';
import { base, categoriesDown, grid, legend, valueAxisBelow } from './frame.ts';
import type { ChartLook } from './frame.ts';
import { formatNumber } from './number-format.ts';
import { colourAt } from './palette.ts';

/** A model in one precision, and what of it lies on one device; null where its split is not published. */
export interface MemoryConfiguration {
  name: string;
  share: DeviceShare | null;
}

const parts: { name: string; bytes: (share: DeviceShare) => number }[] = [
  { name: 'Weights without embedding', bytes: ({ weights }) => weights.nonEmbedding },
  { name: 'Embedding table', bytes: ({ weights }) => weights.embedding },
  { name: 'Vision encoder', bytes: ({ weights }) => weights.vision },
  { name: 'KV cache', bytes: ({ kvBytes }) => kvBytes },
  { name: 'Overhead (assumed)', bytes: ({ overheadBytes }) => overheadBytes },
];

/**
 * What lies on one device, part by part, in GB of 10⁹ bytes: a bar for each configuration, and a line where the
 * capacity at the utilisation limit ends. What is free lies up to that line; what goes beyond it is missing.
 */
export function breakdownBars(
  configurations: readonly MemoryConfiguration[],
  capacityBytes: number,
  { scheme, locale, isNarrow = false }: ChartLook,
): EChartsOption {
  const capacity = inGigabytes(capacityBytes);
  const longest = Math.max(
    capacity,
    ...configurations.map(({ share }) => inGigabytes(share?.totalBytes ?? 0)),
  );
  return {
    ...base,
    grid: grid({ top: 64 }),
    legend: { ...legend, data: parts.map(({ name }) => name) },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (parameters) => {
        const configuration = configurations[Number([parameters].flat()[0]?.dataIndex)];
        return configuration === undefined ? '' : tooltipOf(configuration, locale);
      },
    },
    xAxis: {
      ...valueAxisBelow('Memory of one device (GB)', locale),
      min: 0,
      // The line of the capacity must be in sight where every bar ends before it.
      max: ({ max }: { max: number }) => 1.05 * Math.max(max, capacity),
      axisLabel: { formatter: (value: number) => formatNumber(value, 0, locale), showMaxLabel: false },
    },
    yAxis: {
      ...categoriesDown(configurations.map(({ name }) => name)),
      axisLabel: { width: isNarrow ? 110 : 220, overflow: 'break', interval: 0 },
    },
    series: [
      ...parts.map(({ name, bytes }, position) => ({
        type: 'bar' as const,
        name,
        stack: 'memory',
        barMaxWidth: 30,
        itemStyle: { color: colourAt(position, scheme) },
        data: configurations.map(({ share }) => (share === null ? null : inGigabytes(bytes(share)))),
      })),
      capacityLine(
        { xAxis: capacity },
        `Capacity at the limit: ${formatNumber(capacity, 1, locale)} GB`,
        scheme,
        capacity > longest / 2 ? 'left' : 'right',
      ),
    ],
  };
}

function tooltipOf({ name, share }: MemoryConfiguration, locale?: string): string {
  const head = `<b>${escapeHtml(name)}</b>`;
  if (share === null) return `${head}<br>unknown: how its parameters divide is not published`;
  const shown = (bytes: number) => `<b>${formatNumber(inGigabytes(bytes), 2, locale)} GB</b>`;
  const lines = parts
    .filter(({ bytes }) => bytes(share) > 0)
    .map((part) => `${part.name}: ${shown(part.bytes(share))}`);
  const { totalBytes, marginBytes } = share;
  const left = `${marginBytes < 0 ? 'Missing' : 'Free below the limit'}: ${shown(Math.abs(marginBytes))}`;
  return [head, ...lines, `Needed: ${shown(totalBytes)}`, left].join('<br>');
}

function inGigabytes(bytes: number): number {
  return bytes / 1e9;
}
