import type { EChartsOption } from 'echarts';
import { abilityDots } from '../ability-dots.ts';
import { abilityRadar } from '../ability-radar.ts';
import { dayBars } from '../day-bars.ts';
import { durationLines } from '../duration-lines.ts';
import { eloBars } from '../elo-bars.ts';
import { figureTrend } from '../figure-trend.ts';
import { fitHeatMap } from '../fit-heat-map.ts';
import type { ChartLook } from '../frame.ts';
import { memoryBars } from '../memory-bars.ts';
import { breakdownBars } from '../memory-breakdown.ts';
import { memoryOverContextLines } from '../memory-over-context.ts';
import { pareto } from '../pareto.ts';
import { tableChart } from '../table-chart.ts';
import { throughputBars } from '../throughput-bars.ts';
import { aResult, someAbilities } from './examples.ts';
import { fitAxes, someConfigurations, someCurves, someFits } from './memory-examples.ts';
import { bestBuyTrends, bestBuyYears } from './trend-examples.ts';

const ratings = [
  aResult('grok-3', 1412, [1402, 1420], 1),
  aResult('gemma-3-27b-it', 1338, [1329, 1346], 9),
  aResult('qwen2.5-max', 1336, [1331, 1343], 9),
];
const abilities = [
  { scores: someAbilities('Gemma 3 1B IT', { Vision: null, Code: 4.2 }), position: 0 },
  { scores: someAbilities('Gemma 3 27B IT', { Vision: 64.9, Code: 42.1 }), position: 3 },
];
const footprints = [
  { name: 'bfloat16', position: 0, weights: [2, 8.602, null], kvCache: [0.073, 0.396, null] },
  { name: 'Int4', position: 1, weights: [0.5, 2.6, null] },
];
const choices = [
  { id: 'a', name: 'Gemma 3 4B, Int4', x: 2.6, y: 75.1 },
  { id: 'b', name: 'Gemma 3 12B, Int4', x: 6.6, y: 83.7 },
  { id: 'c', name: 'Gemma 3 4B, bfloat16', x: 8.6, y: 75.8 },
];
const readPages = [
  { name: 'Text layer', position: 0, amounts: [120, 0, 64] },
  { name: 'Recognised', position: 1, amounts: [8, 0, 31] },
];
const readDays = { days: ['2026-11-23', '2026-11-24', '2026-11-25'], unit: 'pages', isCounted: true };
const steps = {
  steps: ['2026-11-25T13:58:00Z', '2026-11-25T13:59:00Z', '2026-11-25T14:00:00Z'],
  timeZone: 'UTC',
};
const ended = [
  { name: 'Read', position: 0, amounts: [12, 40, 31] },
  { name: 'Failed', position: 3, amounts: [0, 2, 0] },
];
const arrived = { name: 'Came', position: 1, amounts: [80, 5, 0] };
const reading = { name: 'Reading', position: 0, median: [1.2, null, 2.5], p95: [4, null, 9.75] };
const memoryAgainstScore = {
  x: { name: 'Memory (GB)', better: 'lower' },
  y: { name: 'Score (%)', better: 'higher' },
} as const;

/**
 * Every chart there is, small. A new chart joins here with one line, and is held to what all charts keep: drawn in
 * both schemes, with patterns, in another locale, where it is narrow; put into words; led through by arrow keys.
 */
export const chartExamples: Record<string, (look: ChartLook) => EChartsOption> = {
  'ability-dots': (look) => abilityDots(abilities, look),
  'ability-radar': (look) => abilityRadar(abilities, look),
  'day-bars': (look) => dayBars(readPages, readDays, look),
  'duration-lines': (look) => durationLines([reading], { ...steps, unit: 'seconds' }, look),
  'elo-bars': (look) => eloBars(ratings, { ...look, chosen: 'gemma-3-27b-it' }),
  'figure-trend-bars': (look) => figureTrend(bestBuyTrends, { ...bestBuyYears, drawnAs: 'bars' }, look),
  'figure-trend-lines': (look) => figureTrend(bestBuyTrends, bestBuyYears, look),
  'fit-heat-map': (look) => fitHeatMap(someFits, fitAxes, look),
  'memory-bars': (look) => memoryBars(['Gemma 3 1B', 'Gemma 3 4B', 'Gemma 3n E2B'], footprints, look),
  'memory-breakdown': (look) => breakdownBars(someConfigurations, 21.6e9, look),
  'memory-over-context': (look) => memoryOverContextLines(someCurves, 21.6e9, look),
  pareto: (look) => pareto(choices, memoryAgainstScore, look),
  'table-chart': (look) =>
    tableChart(
      [
        { name: 'Net sales', values: [14_544, 14_694] },
        { name: 'Cost of sales', values: [-11_724, null] },
      ],
      { categories: ['year to 2022-06-30', 'year to 2023-06-30'], unit: 'USD millions', drawnAs: 'bars' },
      look,
    ),
  'throughput-bars': (look) => throughputBars(ended, arrived, { ...steps, unit: 'documents' }, look),
};
