import { useInfiniteQuery } from '@tanstack/react-query';
import type { Batch, BatchRefusal } from '@gemmavision/domain/batches';
import { refusalsQuery } from '../../parts/batch-queries.ts';
import { MoreButton } from '../../parts/MoreButton.tsx';
import { momentOf } from '../../parts/when.ts';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { LinesSkeleton, QueryState } from '../../ui/QueryState.tsx';

const columns: DataColumn<BatchRefusal>[] = [
  { key: 'file', header: 'File', minWidth: '14rem', value: ({ fileName }) => fileName },
  { key: 'why', header: 'Why', minWidth: '18rem', value: ({ reason }) => reason.message },
  { key: 'when', header: 'When', value: ({ at }) => at, cell: ({ at }) => momentOf(at) },
];

/** Files that came and became no document, each with its reason. */
export function Refusals({ batch }: { batch: Batch }) {
  const query = useInfiniteQuery(refusalsQuery(batch.id, batch.refused));
  return (
    <>
      <QueryState query={query} skeleton={<LinesSkeleton lines={3} height={22} />}>
        {({ pages }) => (
          <DataTable
            caption="Files that became no document"
            columns={columns}
            rows={pages.flatMap(({ items }) => items)}
            rowKey={({ id }) => id}
          />
        )}
      </QueryState>
      <MoreButton query={query} />
    </>
  );
}
