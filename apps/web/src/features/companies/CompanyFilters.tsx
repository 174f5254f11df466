import { CloseButton, Group, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Segments } from '../../ui/Segments.tsx';
import { companiesRoute } from './route.ts';

const typingPauseMilliseconds = 250;

/** Search and kind of documents, both kept in the address. */
export function CompanyFilters() {
  const { q = '', documents } = companiesRoute.useSearch();
  const navigate = companiesRoute.useNavigate();
  const [typed, setTyped] = useState(q);
  const [lastQ, setLastQ] = useState(q);
  // The address changed by itself (back, a link): the field follows.
  if (q !== lastQ) {
    setLastQ(q);
    setTyped(q);
  }

  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === q) return undefined;
    const timer = setTimeout(() => {
      void navigate({
        search: (before) => ({ ...before, q: wanted === '' ? undefined : wanted, loaded: undefined }),
        replace: true,
        resetScroll: false,
      });
    }, typingPauseMilliseconds);
    return () => clearTimeout(timer);
  }, [typed, q, navigate]);

  return (
    <Group gap="xs" mb="sm">
      <TextInput
        aria-label="Search by name"
        placeholder="Company"
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
      <Segments
        label="Which companies"
        value={documents ?? 'filings'}
        onChange={(value) =>
          void navigate({
            search: (before) => ({
              ...before,
              documents: value === 'all' ? 'all' : undefined,
              loaded: undefined,
            }),
            replace: true,
            resetScroll: false,
          })
        }
        segments={[
          { value: 'filings', label: 'With filings' },
          { value: 'all', label: 'All' },
        ]}
      />
    </Group>
  );
}
