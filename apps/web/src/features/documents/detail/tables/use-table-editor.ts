import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  shapeOf,
  type CorrectedTable,
  type CorrectionInput,
  type CorrectionMark,
  type CorrectionTarget,
  type TableShape,
} from '@gemmavision/domain/documents';
import { correctableOf } from '../corrections/correctable.ts';
import { useCorrections } from '../corrections/use-corrections.ts';
import { keyOf } from '../selection.ts';
import { withLine, withoutLine } from './table-shape.ts';

/** What is said about a target; null for nothing: what was read stands there. */
type Said = { value: CorrectionInput['value'] } | null;

interface Edit {
  target: CorrectionTarget;
  read: CorrectionInput['read'];
  before: Said;
  after: Said;
}

export interface TableEditor {
  setCell: (row: number, column: number, text: string) => Promise<boolean>;
  confirmCell: (row: number, column: number) => Promise<boolean>;
  insert: (axis: 'rows' | 'columns', after: number) => Promise<boolean>;
  remove: (axis: 'rows' | 'columns', at: number) => Promise<boolean>;
  undo: (() => void) | undefined;
  redo: (() => void) | undefined;
}

/** The mark on a target of this table, as it stands now. */
function markOfTarget(table: CorrectedTable, target: CorrectionTarget): CorrectionMark | undefined {
  if (target.kind === 'shape') return table.corrected;
  if (target.kind !== 'cell') return undefined;
  const { rows, columns } = shapeOf(table);
  return table.cells?.[rows.indexOf(target.row)]?.[columns.indexOf(target.column)]?.corrected;
}

/** Edits one table: each change is kept at once, and can be undone as long as the table is in view. */
export function useTableEditor(table: CorrectedTable, index: number): TableEditor {
  const { put, takeBack, isBusy } = useCorrections();
  const [done, setDone] = useState<readonly Edit[]>([]);
  const [undone, setUndone] = useState<readonly Edit[]>([]);
  // Undoing is asked for later than the edit was made: it goes by the marks of that time.
  const latest = useRef(table);
  useEffect(() => {
    latest.current = table;
  }, [table]);

  const say = useCallback(
    async ({ target, read }: Edit, said: Said): Promise<boolean> => {
      if (isBusy) return false;
      const mark = markOfTarget(latest.current, target);
      if (said !== null) return put({ target, value: said.value, read }, mark);
      return mark === undefined || takeBack(mark);
    },
    [isBusy, put, takeBack],
  );
  const make = useCallback(
    async (edit: Edit): Promise<boolean> => {
      if (!(await say(edit, edit.after))) return false;
      setDone((before) => [...before, edit]);
      setUndone([]);
      return true;
    },
    [say],
  );
  const reshape = useCallback(
    (shape: TableShape | undefined): Promise<boolean> => {
      if (shape === undefined) return Promise.resolve(false);
      const before = latest.current.corrected === undefined ? null : { value: shapeOf(latest.current) };
      const target = { kind: 'shape' as const, table: index };
      return make({ target, read: null, before, after: { value: shape } });
    },
    [index, make],
  );

  return useMemo(() => {
    const cellAt = (row: number, column: number) => {
      const tables: CorrectedTable[] = [];
      tables[index] = latest.current;
      return correctableOf(keyOf({ kind: 'cell', table: index, row, column }), { tables });
    };
    const sayOfCell = (row: number, column: number, text: string | undefined, isConfirming: boolean) => {
      const found = cellAt(row, column);
      if (found === undefined) return Promise.resolve(false);
      const { target, read, value, mark } = found;
      const next = text ?? String(value ?? '');
      if (!isConfirming && next === value) return Promise.resolve(true);
      const isAsRead = !isConfirming && next === read;
      return make({
        target,
        read,
        before: mark === undefined ? null : { value },
        after: isAsRead ? null : { value: next },
      });
    };
    const last = done.at(-1);
    const next = undone.at(-1);
    return {
      setCell: (row, column, text) => sayOfCell(row, column, text, false),
      confirmCell: (row, column) => sayOfCell(row, column, undefined, true),
      insert: (axis, after) => reshape(withLine(shapeOf(latest.current), axis, after, Math.random())),
      remove: (axis, at) => reshape(withoutLine(shapeOf(latest.current), axis, at)),
      undo:
        last === undefined
          ? undefined
          : () =>
              void say(last, last.before).then((isDone) => {
                if (!isDone) return;
                setDone((edits) => edits.slice(0, -1));
                setUndone((edits) => [...edits, last]);
              }),
      redo:
        next === undefined
          ? undefined
          : () =>
              void say(next, next.after).then((isDone) => {
                if (!isDone) return;
                setUndone((edits) => edits.slice(0, -1));
                setDone((edits) => [...edits, next]);
              }),
    };
  }, [index, done, undone, make, reshape, say]);
}
