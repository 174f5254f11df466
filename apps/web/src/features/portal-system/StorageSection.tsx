import { Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { StorageUse } from '@gemmavision/domain/portal';
import { FactList } from '../../parts/FactList.tsx';
import { shown } from '../../parts/quantities.ts';
import { fileSize } from '../../parts/sizes.ts';
import { useNow } from '../../parts/use-now.ts';
import { ago } from '../../parts/when.ts';
import { call } from '../../shell/api.ts';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { PageSection } from '../../parts/PageSection.tsx';

type TeamUse = StorageUse['teams'][number];

const storageQuery = queryOptions({
  queryKey: ['portal', 'storage'],
  queryFn: ({ signal }) => call('GET /api/portal/storage', { signal }),
  // A large storage is counted while one looks.
  refetchInterval: ({ state }) => (state.data?.isMeasuring === true ? 2_000 : 60_000),
});

/** What stored files take, by team. */
export function StorageSection() {
  const query = useQuery(storageQuery);
  return (
    <PageSection title="Storage">
      <QueryState query={query}>{(use) => <Use use={use} />}</QueryState>
    </PageSection>
  );
}

const columns: DataColumn<TeamUse>[] = [
  { key: 'team', header: 'Team', minWidth: '10rem', value: ({ name }) => name ?? 'a deleted team' },
  {
    key: 'files',
    header: 'Originals',
    isNumeric: true,
    value: ({ originals }) => originals.files,
    cell: ({ originals }) => shown(originals.files),
  },
  {
    key: 'bytes',
    header: 'Their size',
    isNumeric: true,
    value: ({ originals }) => originals.bytes,
    cell: ({ originals }) => fileSize(originals.bytes),
  },
  {
    key: 'images',
    header: 'Page images',
    isNumeric: true,
    value: ({ pageImages }) => pageImages.files,
    cell: ({ pageImages }) => shown(pageImages.files),
  },
  {
    key: 'imageBytes',
    header: 'Their size',
    isNumeric: true,
    value: ({ pageImages }) => pageImages.bytes,
    cell: ({ pageImages }) => fileSize(pageImages.bytes),
  },
];

function Use({ use }: { use: StorageUse }) {
  const now = useNow();
  if (use.measuredAt === null)
    return (
      <Text size="sm" c="dimmed" role="status">
        Being counted, for the first time since the start.
      </Text>
    );
  return (
    <>
      <FactList
        facts={[
          ['Room left', use.freeBytes === null ? 'not told by the store' : fileSize(use.freeBytes)],
          ['Originals', fileSize(use.originals.bytes)],
          ['Page images', fileSize(use.pageImages.bytes)],
        ]}
      />
      {use.teams.length === 0 ? null : (
        <DataTable caption="Storage by team" columns={columns} rows={use.teams} rowKey={({ id }) => id} />
      )}
      <Text size="sm" c="dimmed" mt="xs">
        Counted {ago(use.measuredAt, now)}
        {use.isMeasuring ? ', and being counted anew' : ''}. Page images are kept once somebody looked at a
        page; they can be drawn again.
      </Text>
    </>
  );
}
