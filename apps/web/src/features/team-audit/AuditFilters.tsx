import { Button, CloseButton, Group, MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { nobody } from '@gemmavision/domain/audit';
import type { AuditLogProps } from './AuditLog.tsx';
import { auditPeopleQuery } from './audit-queries.ts';
import { actionsIn, actionsText, type AuditSearch } from './audit-search.ts';
import { deedGroups, nameOf, shortId } from './audit-words.ts';

const typingPauseMilliseconds = 300;
const deeds = deedGroups();

/** An address without any filter. */
export const noFilter: Partial<AuditSearch> = {
  from: undefined,
  to: undefined,
  person: undefined,
  actions: undefined,
  subject: undefined,
  q: undefined,
};

/** Time, person, deeds, object and parts of ids: all kept in the address. */
export function AuditFilters({ chain, search, change }: AuditLogProps) {
  const people = useQuery(auditPeopleQuery(chain));
  const { from, to, person = '', actions, subject } = search;
  const chosen = actionsIn(actions);
  return (
    <Group role="search" gap="xs" mb="sm" align="flex-end" aria-label="Filter the log">
      <TextInput
        type="date"
        label="From"
        value={from ?? ''}
        max={to}
        onChange={(event) => change({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label="To"
        value={to ?? ''}
        min={from}
        onChange={(event) => change({ to: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label="Who"
        value={person}
        onChange={(event) => change({ person: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: 'Everybody' },
          ...(people.data?.items.map((one) => ({
            value: one.id,
            label: one.name === null ? `${nameOf(one)} (${shortId(one.id)})` : nameOf(one),
          })) ?? (person === '' || person === nobody ? [] : [{ value: person, label: shortId(person) }])),
          { value: nobody, label: 'The portal by itself' },
        ]}
        style={{ maxWidth: '14rem' }}
      />
      <MultiSelect
        label="Deeds"
        placeholder={chosen.length === 0 ? 'All' : undefined}
        data={deeds}
        value={chosen}
        onChange={(values) => change({ actions: actionsText(values) })}
        searchable
        clearable
        hidePickedOptions
        maxDropdownHeight={320}
        style={{ flex: '1 1 16rem', maxWidth: '30rem' }}
      />
      <IdSearch search={search} change={change} />
      {subject === undefined ? null : (
        <Button
          variant="light"
          rightSection={<IconX size={14} aria-hidden />}
          onClick={() => change({ subject: undefined })}
          title={subject}
        >
          Only object {shortId(subject)}
        </Button>
      )}
    </Group>
  );
}

/** Part of an id or address; the address of the page follows when typing pauses. */
function IdSearch({ search, change }: Omit<AuditLogProps, 'chain'>) {
  const { q = '' } = search;
  const [typed, setTyped] = useState(q);
  const [lastQ, setLastQ] = useState(q);
  // The address changed by itself (back, a link): the field follows.
  if (q !== lastQ) {
    setLastQ(q);
    setTyped(q);
  }
  useEffect(() => {
    if (typed.trim() === q) return undefined;
    const timer = setTimeout(() => change({ q: typed.trim() || undefined }), typingPauseMilliseconds);
    return () => clearTimeout(timer);
  }, [typed, q, change]);
  return (
    <TextInput
      label="Id or address"
      placeholder="Part of it"
      leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
      rightSection={
        typed === '' ? null : (
          <CloseButton size="sm" aria-label="Clear the search" onClick={() => setTyped('')} />
        )
      }
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      style={{ flex: '1 1 11rem', maxWidth: '18rem' }}
    />
  );
}
