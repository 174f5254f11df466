import type { ContextLine } from '@gemmavision/charts/context-lines';
import type { BenchmarkResult } from '@gemmavision/domain/benchmarks';
import { groupBy } from '../../parts/group-by.ts';

/** A line for each model, precision and benchmark; benchmarks differ by the style of the line, models by colour. */
export function contextLinesOf(
  results: readonly BenchmarkResult[],
  positions: ReadonlyMap<string, number>,
): ContextLine[] {
  const benchmarks = [...new Set(results.map(({ benchmark }) => benchmark.id))];
  const lines = groupBy(results, ({ model, precision, benchmark }) =>
    JSON.stringify([model.id, precision, benchmark.id]),
  );
  return [...lines.values()].flatMap((line) => {
    const [first] = line;
    if (!first) return [];
    const { model, precision, benchmark } = first;
    return [
      {
        name: [model.name, precision, benchmark.name].filter((part) => part !== null).join(', '),
        position: positions.get(model.id) ?? 0,
        style: benchmarks.indexOf(benchmark.id),
        points: line.flatMap(({ contextTokens, value }) =>
          contextTokens === null ? [] : [[contextTokens, value] as const],
        ),
      },
    ];
  });
}
