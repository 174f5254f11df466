import { Badge, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { PortalPerson } from '@gemmavision/domain/portal';
import { DeedDialog, type Deed } from '../../parts/DeedDialog.tsx';
import { useNow } from '../../parts/use-now.ts';
import { ago, dayOf } from '../../parts/when.ts';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { PersonMenu } from './PersonMenu.tsx';

/** Who they are, where, and a menu of what can be done. */
export function PeopleTable({ people }: { people: readonly PortalPerson[] }) {
  const now = useNow();
  const [deed, setDeed] = useState<Deed | null>(null);
  const columns: DataColumn<PortalPerson>[] = [
    {
      key: 'name',
      header: 'Name',
      minWidth: '14rem',
      value: ({ name }) => name,
      cell: (person) => <WhoCell person={person} />,
    },
    {
      key: 'teams',
      header: 'Teams',
      minWidth: '11rem',
      value: ({ teams }) => teams.map(({ name, role }) => `${name} (${role})`).join(', '),
      cell: ({ teams }) =>
        teams.length === 0
          ? 'none'
          : teams.map(({ id, name, role }) => (
              <div key={id} style={{ overflowWrap: 'anywhere' }}>
                {name}{' '}
                <Text span size="xs" c="dimmed">
                  {role}
                </Text>
              </div>
            )),
    },
    { key: 'factor', header: 'Second factor', value: factorWords },
    { key: 'sessions', header: 'Sessions', isNumeric: true, value: ({ sessions }) => sessions },
    {
      key: 'active',
      header: 'Last active',
      value: ({ lastActiveAt }) => lastActiveAt,
      cell: ({ lastActiveAt }) => (lastActiveAt === null ? null : ago(lastActiveAt, now)),
    },
    {
      key: 'created',
      header: 'Account since',
      value: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => dayOf(createdAt),
    },
    {
      key: 'deeds',
      header: 'Actions',
      isNotSortable: true,
      value: () => null,
      cell: (person) => <PersonMenu person={person} onChoose={setDeed} />,
    },
  ];
  return (
    <>
      <DataTable caption="People" columns={columns} rows={people} rowKey={({ id }) => id} withoutExport />
      <DeedDialog deed={deed} queryKey={['portal']} onClose={() => setDeed(null)} />
    </>
  );
}

function WhoCell({ person }: { person: PortalPerson }) {
  return (
    <>
      <Group gap={6}>
        <span style={{ overflowWrap: 'anywhere' }}>{person.name}</span>
        {person.isPortalAdmin ? (
          <Badge size="xs" variant="light">
            portal admin
          </Badge>
        ) : null}
        {person.disabled === null ? null : (
          <Badge size="xs" variant="light" color="red" title={person.disabled.reason ?? undefined}>
            disabled
          </Badge>
        )}
      </Group>
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {person.email}
      </Text>
      {person.disabled?.reason ? (
        <Text size="xs" c="dimmed">
          Disabled: {person.disabled.reason}
        </Text>
      ) : null}
    </>
  );
}

function factorWords({ secondFactor: { hasAuthenticatorApp, passkeys } }: PortalPerson): string {
  const kinds = [
    ...(hasAuthenticatorApp ? ['app'] : []),
    ...(passkeys > 0 ? [passkeys === 1 ? '1 passkey' : `${passkeys} passkeys`] : []),
  ];
  return kinds.join(', ') || 'none';
}
