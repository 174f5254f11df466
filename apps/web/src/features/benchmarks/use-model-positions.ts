import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { BenchmarkResult } from '@gemmavision/domain/benchmarks';
import { modelsQuery } from '../../parts/reference-queries.ts';
import { modelPositions } from './model-groups.ts';

/** The place of each evaluated model in the order that decides colours, the same on every page. */
export function useModelPositions(results: readonly BenchmarkResult[]): ReadonlyMap<string, number> {
  const { data: models } = useQuery(modelsQuery);
  return useMemo(() => modelPositions(results, models?.map(({ id }) => id) ?? []), [results, models]);
}
