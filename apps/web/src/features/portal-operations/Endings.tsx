import { useQuery } from '@tanstack/react-query';
import { documentReasons } from '@gemmavision/domain/documents';
import type { EndingReason } from '@gemmavision/domain/portal';
import { useNow } from '../../parts/use-now.ts';
import { ago } from '../../parts/when.ts';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { throughputQuery } from './operations-queries.ts';
import { spanWords } from './operations-search.ts';
import { portalOperationsRoute } from './route.ts';

const statusWords: Record<EndingReason['status'], string> = {
  FAILED: 'failed: ours to mend',
  REJECTED: 'not readable: lies in the file',
};
const sentences: Record<string, string> = documentReasons;

/** Why documents ended without a result, the most frequent first. */
export function Endings() {
  const { span = '1h' } = portalOperationsRoute.useSearch();
  const query = useQuery(throughputQuery(span));
  const now = useNow();
  const columns: DataColumn<EndingReason>[] = [
    { key: 'code', header: 'Reason', minWidth: '9rem', value: ({ code }) => code },
    {
      key: 'what',
      header: 'What people are told',
      minWidth: '18rem',
      value: ({ code }) => sentences[code] ?? '',
    },
    { key: 'status', header: 'Whose', minWidth: '11rem', value: ({ status }) => statusWords[status] },
    { key: 'documents', header: 'Documents', isNumeric: true, value: ({ documents }) => documents },
    { key: 'teams', header: 'Teams', isNumeric: true, value: ({ teams }) => teams },
    { key: 'last', header: 'Last', value: ({ lastAt }) => lastAt, cell: ({ lastAt }) => ago(lastAt, now) },
  ];
  return (
    <QueryState
      query={query}
      isEmpty={({ reasons }) => reasons.length === 0}
      empty={
        <EmptyNote title={`None in the last ${spanWords[span]}`}>
          Every document that ended was read.
        </EmptyNote>
      }
    >
      {({ reasons }) => (
        <DataTable
          caption="Documents without a result, by reason"
          columns={columns}
          rows={reasons}
          rowKey={({ code, status }) => `${status}-${code}`}
        />
      )}
    </QueryState>
  );
}
