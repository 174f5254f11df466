import { CloseButton, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { documentStatuses } from '@gemmavision/domain/documents';
import { classifications } from '@gemmavision/domain/governance';
import { classificationWords } from '../../parts/ClassificationBadge.tsx';
import { countsQuery } from '../../parts/document-queries.ts';
import { statusWords } from '../../parts/StatusBadge.tsx';
import { documentsRoute } from './route.ts';

const typingPauseMilliseconds = 250;

/** Search, state, class and legal hold, all kept in the address. */
export function DocumentFilters() {
  const { q = '', status, class: classification, held } = documentsRoute.useSearch();
  const navigate = documentsRoute.useNavigate();
  const counts = useQuery(countsQuery);
  const [typed, setTyped] = useState(q);
  const [lastQ, setLastQ] = useState(q);
  // The address changed by itself (back, a link): the field follows.
  if (q !== lastQ) {
    setLastQ(q);
    setTyped(q);
  }

  useEffect(() => {
    if (typed.trim() === q) return undefined;
    const timer = setTimeout(() => {
      void navigate({
        search: (before) => ({
          ...before,
          q: typed.trim() === '' ? undefined : typed.trim(),
          loaded: undefined,
        }),
        replace: true,
        resetScroll: false,
      });
    }, typingPauseMilliseconds);
    return () => clearTimeout(timer);
  }, [typed, q, navigate]);

  return (
    <Group gap="xs" mt="xl" mb="sm" align="flex-end">
      <TextInput
        aria-label="Search by file or company"
        placeholder="File or company"
        leftSection={<IconSearch size={16} stroke={1.6} />}
        rightSection={
          typed === '' ? null : (
            <CloseButton size="sm" aria-label="Clear the search" onClick={() => setTyped('')} />
          )
        }
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        style={{ flex: '1 1 14rem', maxWidth: '26rem' }}
      />
      <NativeSelect
        aria-label="State"
        value={status ?? ''}
        onChange={(event) => {
          const chosen = documentStatuses.find((one) => one === event.currentTarget.value);
          void navigate({
            search: (before) => ({ ...before, status: chosen, loaded: undefined }),
            replace: true,
            resetScroll: false,
          });
        }}
        data={[
          { value: '', label: 'Every state' },
          ...documentStatuses.map((one) => {
            const count = counts.data?.byStatus[one];
            return {
              value: one,
              label: count === undefined ? statusWords[one] : `${statusWords[one]} (${count})`,
            };
          }),
        ]}
      />
      <NativeSelect
        aria-label="Class"
        value={classification ?? ''}
        onChange={(event) => {
          const chosen = classifications.find((one) => one === event.currentTarget.value);
          void navigate({
            search: (before) => ({ ...before, class: chosen, loaded: undefined }),
            replace: true,
            resetScroll: false,
          });
        }}
        data={[
          { value: '', label: 'Every class' },
          ...classifications.map((value) => ({ value, label: classificationWords[value] })),
        ]}
      />
      <NativeSelect
        aria-label="Legal hold"
        value={held ?? ''}
        onChange={(event) => {
          const chosen = (['yes', 'no'] as const).find((one) => one === event.currentTarget.value);
          void navigate({
            search: (before) => ({ ...before, held: chosen, loaded: undefined }),
            replace: true,
            resetScroll: false,
          });
        }}
        data={[
          { value: '', label: 'Held or not' },
          { value: 'yes', label: 'Under legal hold' },
          { value: 'no', label: 'Not under legal hold' },
        ]}
      />
    </Group>
  );
}
