import { Button, NativeSelect } from '@mantine/core';
import type { CorrectedTable } from '@gemmavision/domain/documents';
import { shortened } from '../../../../parts/shortened.ts';
import { EmptyNote } from '../../../../ui/EmptyNote.tsx';
import { usePointing } from '../pointing.ts';
import { keyOf } from '../selection.ts';
import { TableSection } from './TableSection.tsx';

interface TablesTabProps {
  documentId: string;
  tables: readonly CorrectedTable[];
  page: number;
  onPage: (page: number) => void;
  /** The table that is drawn as a chart. */
  charted: number | undefined;
  onChart: (index: number | undefined) => void;
}

/** Something to know a table by: the first words that stand in it. */
function titleOf(table: CorrectedTable): string {
  const first = table.rows.flat().find((text) => /\p{L}{3}/u.test(text)) ?? '';
  return shortened(first, 48);
}

/** The tables of the page in view, and the way to all others. */
export function TablesTab({ documentId, tables, page, onPage, charted, onChart }: TablesTabProps) {
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
        <TableSection
          key={index}
          documentId={documentId}
          table={table}
          index={index}
          isCharted={charted === index}
          onChart={(isCharted) => onChart(isCharted ? index : undefined)}
        />
      ))}
    </>
  );
}
