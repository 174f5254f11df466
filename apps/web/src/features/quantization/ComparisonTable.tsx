import { memo, useMemo } from 'react';
import { DataTable } from '../../ui/DataTable.tsx';
import type { CacheAssumptions, Comparison } from './compare.ts';
import { comparisonColumns, pairColumns } from './comparison-columns.tsx';

interface ComparisonTableProps {
  comparisons: readonly Comparison[];
  withKvCache: boolean;
  assumptions: CacheAssumptions;
}

/** Both sources, figure by figure, each with where it is from. */
export const ComparisonTable = memo(function ComparisonTable({
  comparisons,
  withKvCache,
  assumptions,
}: ComparisonTableProps) {
  const columns = useMemo(() => {
    const { published, computed } = comparisonColumns(assumptions, withKvCache);
    // In pairs, so that both sources of a quantity stand beside each other.
    return [...pairColumns, ...published.flatMap((column, place) => [column, computed[place] ?? []].flat())];
  }, [withKvCache, assumptions]);
  return (
    <section aria-label="Published and computed memory">
      <DataTable
        caption="Published and computed memory"
        isCaptionVisible
        columns={columns}
        rows={comparisons}
        rowKey={({ key }) => key}
      />
    </section>
  );
});
