import { ActionIcon, Button, Group, Text } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChartBar,
  IconColumnInsertRight,
  IconColumnRemove,
  IconPencil,
  IconRowInsertBottom,
  IconRowRemove,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { CorrectedTable } from '@gemmavision/domain/documents';
import { Confidence } from '../Confidence.tsx';
import { PersonMark } from '../corrections/PersonMark.tsx';
import { useCorrections } from '../corrections/use-corrections.ts';
import { usePointing } from '../pointing.ts';
import { keyOf } from '../selection.ts';
import { checkWords, failedChecks } from './checked-cells.ts';
import { TableChart } from './TableChart.tsx';
import { TableExports } from './TableExports.tsx';
import { TableGrid } from './TableGrid.tsx';
import { tableFigures } from './table-series.ts';
import { useTableEditor, type TableEditor } from './use-table-editor.ts';
import classes from './TablesTab.module.css';

interface TableSectionProps {
  documentId: string;
  table: CorrectedTable;
  index: number;
  isCharted: boolean;
  onChart: (isCharted: boolean) => void;
}

/** One table with everything that can be done with it: edited, drawn, taken along. */
export function TableSection({ documentId, table, index, isCharted, onChart }: TableSectionProps) {
  const { mayCorrect } = useCorrections();
  const editor = useTableEditor(table, index);
  const [isEditing, setEditing] = useState(false);
  const [current, setCurrent] = useState({ row: 0, column: 0 });
  const hasFigures = tableFigures(table) !== undefined;
  const name = `Table ${index + 1}`;
  return (
    <section className={classes.table} aria-label={name}>
      <Group justify="space-between" gap="xs" mb={6}>
        <Group gap={10}>
          <Text size="sm" fw={580}>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {table.rows.length} × {table.rows[0]?.length ?? 0}
          </Text>
          {table.corrected === undefined ? (
            <Confidence value={table.confidence} />
          ) : (
            <PersonMark mark={table.corrected} />
          )}
        </Group>
        <Group gap={4}>
          {mayCorrect ? (
            <Tool label="Edit" icon={IconPencil} isOn={isEditing} onClick={() => setEditing(!isEditing)} />
          ) : null}
          {hasFigures ? (
            <Tool label="Chart" icon={IconChartBar} isOn={isCharted} onClick={() => onChart(!isCharted)} />
          ) : null}
          <TableExports documentId={documentId} table={table} index={index} />
        </Group>
      </Group>
      {isCharted && hasFigures ? (
        <div className={classes.chart}>
          <TableChart table={table} index={index} title={`Chart of table ${index + 1}`} />
        </div>
      ) : null}
      {isEditing ? <EditBar editor={editor} {...current} /> : null}
      <TableGrid
        table={table}
        index={index}
        editor={editor}
        isEditing={isEditing}
        onEdit={() => setEditing(true)}
        onCurrent={(row, column) => setCurrent({ row, column })}
      />
      <Checks table={table} index={index} />
    </section>
  );
}

interface ToolProps {
  label: string;
  icon: typeof IconPencil;
  isOn: boolean;
  onClick: () => void;
}

function Tool({ label, icon: Icon, isOn, onClick }: ToolProps) {
  return (
    <Button
      variant={isOn ? 'light' : 'subtle'}
      size="compact-xs"
      leftSection={<Icon size={14} stroke={1.7} aria-hidden />}
      aria-pressed={isOn}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}

/** Rows and columns at the cell that has the focus, and the way back. */
function EditBar({ editor, row, column }: { editor: TableEditor; row: number; column: number }) {
  const acts = [
    { label: 'Undo', icon: IconArrowBackUp, act: editor.undo },
    { label: 'Redo', icon: IconArrowForwardUp, act: editor.redo },
    { label: 'Row below', icon: IconRowInsertBottom, act: () => editor.insert('rows', row) },
    { label: 'Column right', icon: IconColumnInsertRight, act: () => editor.insert('columns', column) },
    { label: 'Remove row', icon: IconRowRemove, act: () => editor.remove('rows', row) },
    { label: 'Remove column', icon: IconColumnRemove, act: () => editor.remove('columns', column) },
  ];
  return (
    <div className={classes.editBar} role="toolbar" aria-label="Edit the table">
      {acts.map(({ label, icon: Icon, act }) => (
        <ActionIcon
          key={label}
          size={26}
          variant="default"
          aria-label={label}
          title={label}
          // Not disabled, which would drop the focus with the last change that is undone.
          aria-disabled={act === undefined || undefined}
          data-disabled={act === undefined || undefined}
          onClick={() => void act?.()}
        >
          <Icon size={15} stroke={1.7} aria-hidden />
        </ActionIcon>
      ))}
      <Button size="compact-xs" variant="default" onClick={() => void editor.confirmCell(row, column)}>
        Cell is right
      </Button>
      <span className={classes.place}>
        row {row + 1}, column {column + 1}
      </span>
    </div>
  );
}

/** Which sums of the table hold, in a line; those that do not, by name. */
function Checks({ table, index }: { table: CorrectedTable; index: number }) {
  const { select } = usePointing();
  const { checks = [] } = table;
  if (checks.length === 0) return null;
  const failed = failedChecks(table);
  const held = checks.length - failed.length;
  return (
    <div className={classes.checks}>
      {held === 0 ? null : (
        <span>
          {held} {held === 1 ? 'sum holds' : 'sums hold'}
        </span>
      )}
      {failed.length === 0 ? null : (
        <>
          <span className={classes.failed}>
            {failed.length} {failed.length === 1 ? 'does not' : 'do not'}
          </span>
          <ul>
            {failed.map((check, at) => {
              const [row, column] = check.cell;
              return (
                <li key={at}>
                  <button
                    type="button"
                    className={classes.failedCheck}
                    onClick={() => select(keyOf({ kind: 'cell', table: index, row, column }))}
                  >
                    {table.rows[row]?.[0] ?? `Row ${row + 1}`}
                  </button>
                  : {checkWords(check)}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </div>
  );
}
