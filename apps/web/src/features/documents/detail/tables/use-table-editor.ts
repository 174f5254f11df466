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
  const { put, takeBack } = useCorrections();
  const [done, setDone] = useState<readonly Edit[]>([]);
  const [undone, setUndone] = useState<readonly Edit[]>([]);
  // A change goes by the marks that the one before has left, which may not have been drawn yet.
  const latest = useRef(table);
  useEffect(() => {
    latest.current = table;
  }, [table]);
  /** One change after the other, in the order in which they were asked for. */
  const line = useRef<Promise<boolean>>(Promise.resolve(true));

  const say = useCallback(
    ({ target, read }: Edit, said: Said): Promise<boolean> => {
      const next = line.current.then(async () => {
        const mark = markOfTarget(latest.current, target);
        if (said === null && mark === undefined) return true;
        const part =
          said !== null
            ? await put({ target, value: said.value, read }, mark)
            : mark === undefined
              ? null
              : await takeBack(mark);
        if (part?.table !== undefined) latest.current = part.table.table;
        return part !== null;
      });
      line.current = next;
      return next;
    },
    [put, takeBack],
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
    /** Says what stands in a cell; without a text, that what stands there is right. */
    const sayOfCell = (row: number, column: number, text?: string) => {
      const found = cellAt(row, column);
      if (found === undefined) return Promise.resolve(false);
      const { target, read, value, mark } = found;
      if (text === value) return Promise.resolve(true);
      return make({
        target,
        read,
        before: mark === undefined ? null : { value },
        after: text === read ? null : { value: text ?? value },
      });
    };
    /** Moves the last edit of one list to the other, and back where it was refused. */
    const turn = (edit: Edit, said: Said, from: typeof setDone, to: typeof setDone) => {
      from((edits) => edits.slice(0, -1));
      to((edits) => [...edits, edit]);
      void say(edit, said).then((isDone) => {
        if (isDone) return;
        to((edits) => edits.filter((one) => one !== edit));
        from((edits) => [...edits, edit]);
      });
    };
    const last = done.at(-1);
    const next = undone.at(-1);
    return {
      setCell: (row, column, text) => sayOfCell(row, column, text),
      confirmCell: (row, column) => sayOfCell(row, column),
      insert: (axis, after) => reshape(withLine(shapeOf(latest.current), axis, after, Math.random())),
      remove: (axis, at) => reshape(withoutLine(shapeOf(latest.current), axis, at)),
      undo: last === undefined ? undefined : () => turn(last, last.before, setDone, setUndone),
      redo: next === undefined ? undefined : () => turn(next, next.after, setUndone, setDone),
    };
  }, [index, done, undone, make, reshape, say]);
}
