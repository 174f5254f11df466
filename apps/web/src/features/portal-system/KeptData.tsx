import { useQuery } from '@tanstack/react-query';
import type { ReferenceState } from '@gemmavision/domain/reference';
import { KeptAnswers } from '../../parts/KeptAnswers.tsx';
import { referenceStateQuery } from '../../parts/reference-queries.ts';
import { momentOf } from '../../parts/when.ts';
import { useCan } from '../../shell/session.ts';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { PageSection } from '../../parts/PageSection.tsx';

type Dataset = ReferenceState['datasets'][number];

const columns: DataColumn<Dataset>[] = [
  { key: 'title', header: 'Data set', minWidth: '14rem', value: ({ title }) => title },
  {
    key: 'loaded',
    header: 'Imported',
    value: ({ loadedAt }) => loadedAt,
    cell: ({ loadedAt }) => momentOf(loadedAt),
  },
  { key: 'id', header: 'Version', value: ({ id }) => id },
];

/** What was imported last, and the answers that are kept of it. */
export function KeptData() {
  const query = useQuery(referenceStateQuery);
  const mayManageCache = useCan('cache.manage');
  return (
    <>
      <PageSection title="Imports">
        <QueryState
          query={query}
          isEmpty={({ datasets }) => datasets.length === 0}
          empty={<EmptyNote title="No reference data was imported" />}
        >
          {({ datasets }) => (
            <DataTable
              caption="Imported data sets"
              columns={columns}
              rows={datasets}
              rowKey={({ id }) => id}
            />
          )}
        </QueryState>
      </PageSection>
      {mayManageCache ? (
        <PageSection title="Cache">
          <KeptAnswers />
        </PageSection>
      ) : null}
    </>
  );
}
