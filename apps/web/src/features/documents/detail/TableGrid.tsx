import { memo, useMemo, useRef, useEffect, type KeyboardEvent } from 'react';
import type { Table } from '@gemmavision/domain/documents';
import { doubtfulBelow, figureText } from '../words.ts';
import { usePointing } from './pointing.ts';
import { keyOf, selectionFrom } from './selection.ts';
import { layOut, type LaidCell } from './table-layout.ts';
import classes from './TablesTab.module.css';

const steps: Record<string, readonly [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** A table as it was found, figures as printed. Arrow keys walk through it, Enter shows the cell on the page. */
export function TableGrid({ table, index }: { table: Table; index: number }) {
  const { selected, select } = usePointing();
  const grid = useRef<HTMLTableElement>(null);
  const rows = useMemo(() => layOut(table), [table]);
  const chosen = selected === null ? undefined : selectionFrom(selected);
  const isHere = chosen?.kind === 'cell' && chosen.table === index;
  const entry = isHere ? selected : keyOf({ kind: 'cell', table: index, row: 0, column: 0 });

  useEffect(() => {
    if (!isHere || selected === null) return;
    grid.current
      ?.querySelector(`[data-key="${selected}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isHere, selected]);

  const walk = (event: KeyboardEvent<HTMLTableElement>) => {
    const from =
      event.target instanceof HTMLElement ? selectionFrom(event.target.dataset['key'] ?? '') : undefined;
    if (from?.kind !== 'cell') return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      select(keyOf(from));
      return;
    }
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    // Cells under a span do not exist: go on in the same direction to the next one that does.
    for (let reach = 1; reach <= 60; reach += 1) {
      const key = keyOf({ ...from, row: from.row + step[0] * reach, column: from.column + step[1] * reach });
      const cell = grid.current?.querySelector<HTMLElement>(`[data-key="${key}"]`);
      if (cell) {
        cell.focus();
        return;
      }
    }
  };

  return (
    <div className={classes.scroll}>
      <table
        ref={grid}
        className={classes.grid}
        role="grid"
        aria-label={`Table ${index + 1}`}
        onKeyDown={walk}
      >
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell) => {
                const key = keyOf({ kind: 'cell', table: index, row: cell.row, column: cell.column });
                return (
                  <Cell
                    key={key}
                    id={key}
                    cell={cell}
                    found={table.cells?.[cell.row]?.[cell.column]}
                    isSelected={selected === key}
                    isEntry={entry === key}
                    select={select}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  id: string;
  cell: LaidCell;
  found: NonNullable<Table['cells']>[number][number] | undefined;
  isSelected: boolean;
  /** The one cell that Tab reaches. */
  isEntry: boolean;
  select: (key: string) => void;
}

/** What is known of a cell beyond what is printed. */
function meaning(found: CellProps['found']): string | undefined {
  if (found?.value === undefined) return undefined;
  return [figureText(found.value), found.unit, found.period].filter(Boolean).join(' · ');
}

const Cell = memo(function Cell({ id, cell, found, isSelected, isEntry, select }: CellProps) {
  return (
    <td
      role="gridcell"
      data-key={id}
      data-numeric={cell.isNumeric || undefined}
      data-selected={isSelected || undefined}
      data-doubtful={
        (found !== undefined && cell.text !== '' && found.confidence < doubtfulBelow) || undefined
      }
      aria-selected={isSelected}
      rowSpan={cell.rowSpan}
      colSpan={cell.colSpan}
      tabIndex={isEntry ? 0 : -1}
      title={meaning(found)}
      onClick={() => select(id)}
    >
      {cell.text}
    </td>
  );
});
