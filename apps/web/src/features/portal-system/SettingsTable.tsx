import { Code, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PortalSetting } from '@gemmavision/domain/portal';
import { call } from '../../shell/api.ts';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { PageSection } from '../../parts/PageSection.tsx';

const settingsQuery = queryOptions({
  queryKey: ['portal', 'settings'],
  queryFn: async ({ signal }) => (await call('GET /api/portal/settings', { signal })).items,
});

const columns: DataColumn<PortalSetting>[] = [
  {
    key: 'variable',
    header: 'Setting',
    minWidth: '20rem',
    value: ({ variable }) => variable,
    cell: ({ variable, description }) => (
      <>
        <Code>{variable}</Code>
        <Text size="xs" c="dimmed" mt={2} style={{ whiteSpace: 'normal' }}>
          {withCode(description)}
        </Text>
      </>
    ),
  },
  {
    key: 'value',
    header: 'Value',
    minWidth: '11rem',
    value: valueWords,
    cell: (setting) => <span style={{ overflowWrap: 'anywhere' }}>{valueWords(setting)}</span>,
  },
  {
    key: 'source',
    header: 'From',
    value: ({ source }) => (source === 'environment' ? 'environment' : 'default'),
  },
];

/** Every setting as it holds now. Secrets do not leave the server: only whether they are set. */
export function SettingsTable() {
  const query = useQuery(settingsQuery);
  return (
    <PageSection title="Settings">
      <Text size="sm" c="dimmed" mb="sm">
        Read from the environment when the portal starts; they are changed there.
      </Text>
      <QueryState query={query}>
        {(settings) => (
          <DataTable
            caption="Settings"
            columns={columns}
            rows={settings}
            rowKey={({ variable }) => variable}
            withoutExport
          />
        )}
      </QueryState>
    </PageSection>
  );
}

/** The README’s descriptions mark code with backticks. */
function withCode(text: string): ReactNode {
  return text.split('`').map((part, at) => (at % 2 === 0 ? part : <Code key={at}>{part}</Code>));
}

function valueWords({ value, isSecret, source, default: byDefault }: PortalSetting): string {
  if (isSecret) return source === 'environment' ? 'set' : `not set: ${byDefault.replaceAll('`', '')}`;
  return value ?? `not set: ${byDefault.replaceAll('`', '')}`;
}
