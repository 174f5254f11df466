import { memo, useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { CorrectedTable, TableCheck } from '@gemmavision/domain/documents';
import { doubtfulBelow, figureText } from '../../words.ts';
import { markWords } from '../corrections/PersonMark.tsx';
import { useCorrections } from '../corrections/use-corrections.ts';
import { usePointing } from '../pointing.ts';
import { keyOf, selectionFrom } from '../selection.ts';
import { CellInput, type LeaveBy } from './CellInput.tsx';
import { checkWords, checksByCell, termsOf } from './checked-cells.ts';
import { layOut, type LaidCell } from './table-layout.ts';
import type { TableEditor } from './use-table-editor.ts';
import classes from './TableGrid.module.css';

type Found = NonNullable<CorrectedTable['cells']>[number][number];

const steps: Record<string, readonly [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
const leaves: Record<LeaveBy, readonly [row: number, column: number]> = {
  enter: [1, 0],
  tab: [0, 1],
  backTab: [0, -1],
  away: [0, 0],
};

interface TableGridProps {
  table: CorrectedTable;
  index: number;
  editor: TableEditor;
  /** Keys write into the cells instead of only walking through them. */
  isEditing: boolean;
  /** Asks to edit, by a double click. */
  onEdit: () => void;
  /** Told which cell has the focus. */
  onCurrent: (row: number, column: number) => void;
}

/**
 * A table as it was found, figures as printed. Arrow keys walk through it, Enter shows the cell on the page. While it is
 * edited, Enter, F2 or writing changes the cell, Delete empties it, Ctrl+Z undoes.
 */
export function TableGrid({ table, index, editor, isEditing, onEdit, onCurrent }: TableGridProps) {
  const { selected, select } = usePointing();
  const { editing, edit, mayCorrect } = useCorrections();
  const grid = useRef<HTMLTableElement>(null);
  /** The letter that began the writing. */
  const [begun, setBegun] = useState<string | undefined>(undefined);
  const rows = useMemo(() => layOut(table), [table]);
  const checks = useMemo(() => checksByCell(table), [table]);
  const chosen = selected === null ? undefined : selectionFrom(selected);
  const isHere = chosen?.kind === 'cell' && chosen.table === index;
  const entry = isHere ? selected : keyOf({ kind: 'cell', table: index, row: 0, column: 0 });
  const terms = useMemo(
    () => (isHere && chosen.kind === 'cell' ? termsOf(table, chosen.row, chosen.column) : new Set()),
    [isHere, chosen, table],
  );

  useEffect(() => {
    if (!isHere || selected === null) return;
    grid.current
      ?.querySelector(`[data-key="${selected}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isHere, selected]);

  const placeOf = (target: EventTarget) => {
    const key = target instanceof Element ? target.closest('[data-key]')?.getAttribute('data-key') : null;
    const place = key == null ? undefined : selectionFrom(key);
    return place?.kind === 'cell' ? place : undefined;
  };
  const focusFrom = (row: number, column: number, step: readonly [row: number, column: number]) => {
    // Cells under a span do not exist: go on in the same direction to the next one that does.
    for (let reach = step[0] === 0 && step[1] === 0 ? 0 : 1; reach <= 60; reach += 1) {
      const place = { row: row + step[0] * reach, column: column + step[1] * reach };
      const key = keyOf({ kind: 'cell', table: index, ...place });
      const cell = grid.current?.querySelector<HTMLElement>(`[data-key="${key}"]`);
      if (cell) {
        cell.focus();
        return;
      }
    }
  };
  const write = (row: number, column: number, letter?: string) => {
    setBegun(letter);
    edit(keyOf({ kind: 'cell', table: index, row, column }));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const from = placeOf(event.target);
    if (from === undefined || event.target instanceof HTMLInputElement) return;
    const { row, column } = from;
    const step = steps[event.key];
    const isCommand = event.ctrlKey || event.metaKey;
    if (isEditing && isCommand && event.key.toLowerCase() === 'z')
      (event.shiftKey ? editor.redo : editor.undo)?.();
    else if (isEditing && isCommand && event.key.toLowerCase() === 'y') editor.redo?.();
    else if (isCommand || event.altKey) return;
    else if (step !== undefined) focusFrom(row, column, step);
    else if (event.key === 'F2' && mayCorrect) {
      onEdit();
      write(row, column);
    } else if (event.key === 'Enter' && isEditing) write(row, column);
    else if (event.key === 'Enter' || event.key === ' ') select(keyOf(from));
    else if (isEditing && (event.key === 'Delete' || event.key === 'Backspace'))
      void editor.setCell(row, column, '');
    else if (isEditing && event.key.length === 1) write(row, column, event.key);
    else return;
    event.preventDefault();
    // Letters are meant for the cell here, not for the page.
    event.stopPropagation();
  };
  const onDoubleClick = (event: MouseEvent) => {
    const from = placeOf(event.target);
    if (from === undefined || !mayCorrect) return;
    onEdit();
    write(from.row, from.column);
  };

  return (
    <div className={classes.scroll} data-editing={isEditing || undefined}>
      <table
        ref={grid}
        className={classes.grid}
        role="grid"
        aria-label={`Table ${index + 1}`}
        aria-readonly={!isEditing}
        onKeyDown={onKeyDown}
        onDoubleClick={onDoubleClick}
        onFocus={(event) => {
          const at = placeOf(event.target);
          if (at !== undefined) onCurrent(at.row, at.column);
        }}
      >
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell) => {
                const key = keyOf({ kind: 'cell', table: index, row: cell.row, column: cell.column });
                const place = `${cell.row} ${cell.column}`;
                return editing === key && isEditing ? (
                  <td
                    key={key}
                    role="gridcell"
                    data-key={key}
                    data-writing
                    rowSpan={cell.rowSpan}
                    colSpan={cell.colSpan}
                  >
                    <CellInput
                      text={cell.text}
                      begun={begun}
                      name={`Row ${cell.row + 1}, column ${cell.column + 1}`}
                      onKeep={async (text, by) => {
                        const isKept = await editor.setCell(cell.row, cell.column, text);
                        edit(null);
                        if (by !== 'away')
                          requestAnimationFrame(() =>
                            focusFrom(cell.row, cell.column, isKept ? leaves[by] : leaves.away),
                          );
                      }}
                      onLeave={() => {
                        edit(null);
                        requestAnimationFrame(() => focusFrom(cell.row, cell.column, leaves.away));
                      }}
                    />
                  </td>
                ) : (
                  <Cell
                    key={key}
                    id={key}
                    cell={cell}
                    found={table.cells?.[cell.row]?.[cell.column]}
                    check={checks.get(place)}
                    isTerm={terms.has(place)}
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
  found: Found | undefined;
  check: TableCheck | undefined;
  /** It is part of the sum that is chosen. */
  isTerm: boolean;
  isSelected: boolean;
  /** The one cell that Tab reaches. */
  isEntry: boolean;
  select: (key: string) => void;
}

/** What is known of a cell beyond what is printed. */
function meaning(found: Found | undefined, check: TableCheck | undefined): string | undefined {
  const words = [
    found?.value === undefined
      ? undefined
      : [figureText(found.value), found.unit, found.period].filter(Boolean).join(' · '),
    check === undefined ? undefined : checkWords(check),
    found?.corrected === undefined ? undefined : markWords(found.corrected),
  ];
  return words.filter(Boolean).join('\n') || undefined;
}

const Cell = memo(function Cell(props: CellProps) {
  const { id, cell, found, check, isTerm, isSelected, isEntry, select } = props;
  const mark = found?.corrected;
  const isDoubtful =
    found !== undefined && mark === undefined && cell.text !== '' && found.confidence < doubtfulBelow;
  return (
    <td
      role="gridcell"
      data-key={id}
      data-numeric={cell.isNumeric || undefined}
      data-selected={isSelected || undefined}
      data-doubtful={isDoubtful || undefined}
      data-said={mark?.kind}
      data-sum={check === undefined ? undefined : check.holds ? 'holds' : 'fails'}
      data-term={isTerm || undefined}
      aria-selected={isSelected}
      rowSpan={cell.rowSpan}
      colSpan={cell.colSpan}
      tabIndex={isEntry ? 0 : -1}
      title={meaning(found, check)}
      onClick={() => select(id)}
    >
      {cell.text}
    </td>
  );
});
