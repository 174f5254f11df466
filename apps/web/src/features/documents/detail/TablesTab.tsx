import { Anchor, Button, CopyButton, Group, NativeSelect, Text } from '@mantine/core';
import type { Table } from '@gemmavision/domain/documents';
import { addressOf } from '../../../shell/api.ts';
import { toTsv } from '../../../ui/csv.ts';
import { EmptyNote } from '../../../ui/EmptyNote.tsx';
import { Confidence } from './Confidence.tsx';
import { usePointing } from './pointing.ts';
import { keyOf } from './selection.ts';
import { TableGrid } from './TableGrid.tsx';
import classes from './TablesTab.module.css';

interface TablesTabProps {
  documentId: string;
  tables: readonly Table[];
  page: number;
  onPage: (page: number) => void;
}

/** Something to know a table by: the first words that stand in it. */
function titleOf(table: Table): string {
  const first = table.rows.flat().find((text) => /\p{L}{3}/u.test(text)) ?? '';
  return first.length > 48 ? `${first.slice(0, 47)}…` : first;
}

/** The tables of the page in view, and the way to all others. */
export function TablesTab({ documentId, tables, page, onPage }: TablesTabProps) {
  const { select } = usePointing();
  const numbered = tables.map((table, index) => ({ table, index }));
  const here = numbered.filter(({ table }) => table.page === page);
  const next = numbered.find(({ table }) => table.page > page) ?? numbered[0];
  if (tables.length === 0) {
    return (
      <EmptyNote title="No tables were found">The text tab holds everything that could be read.</EmptyNote>
    );
  }
  return (
    <>
      <NativeSelect
        size="xs"
        mb="md"
        aria-label="Go to a table"
        value={here[0]?.index ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (value !== '') select(keyOf({ kind: 'table', table: Number(value) }));
        }}
        data={[
          ...(here.length === 0 ? [{ value: '', label: `Go to a table (${tables.length})` }] : []),
          ...numbered.map(({ table, index }) => ({
            value: String(index),
            label: `Table ${index + 1} · page ${table.page} · ${titleOf(table)}`,
          })),
        ]}
      />
      {here.length === 0 ? (
        <EmptyNote title={`No table on page ${page}`}>
          {next === undefined ? null : (
            <Button variant="default" size="xs" mt="xs" onClick={() => onPage(next.table.page)}>
              Go to table {next.index + 1} on page {next.table.page}
            </Button>
          )}
        </EmptyNote>
      ) : null}
      {here.map(({ table, index }) => (
        <section key={index} className={classes.table} aria-label={`Table ${index + 1}`}>
          <Group justify="space-between" gap="xs" mb={6}>
            <Group gap={10}>
              <Text size="sm" fw={580}>
                Table {index + 1}
              </Text>
              <Text size="xs" c="dimmed">
                {table.rows.length} × {table.rows[0]?.length ?? 0}
              </Text>
              <Confidence value={table.confidence} />
            </Group>
            <Group gap={4}>
              <CopyButton value={toTsv(table.rows)}>
                {({ copied, copy }) => (
                  <Button variant="subtle" size="compact-xs" onClick={copy}>
                    {copied ? 'Copied' : 'Copy'}
                  </Button>
                )}
              </CopyButton>
              <Anchor
                className={classes.csv}
                href={addressOf('GET /api/documents/:id/tables/:index.csv', {
                  params: { id: documentId, index },
                })}
                download
              >
                CSV
              </Anchor>
            </Group>
          </Group>
          <TableGrid table={table} index={index} />
        </section>
      ))}
    </>
  );
}
