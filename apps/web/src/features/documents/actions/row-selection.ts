import { useRef, useState } from 'react';

export interface RowSelection {
  /** Those of the rows on the screen that are chosen. */
  ids: ReadonlySet<string>;
  /** Chooses a row or lets it go; with `isRange` all rows from the one before to it. */
  toggle: (id: string, isRange: boolean) => void;
  setAll: (isChosen: boolean) => void;
}

/** What is chosen after a click on `id`: from the last one clicked to it where a range is meant. */
export function toggled(
  shown: readonly string[],
  chosen: ReadonlySet<string>,
  id: string,
  rangeFrom?: string,
): Set<string> {
  const next = new Set(chosen);
  const isChosen = !chosen.has(id);
  const [a, b] = [shown.indexOf(rangeFrom ?? id), shown.indexOf(id)];
  const touched = a === -1 || b === -1 ? [id] : shown.slice(Math.min(a, b), Math.max(a, b) + 1);
  for (const one of touched) {
    if (isChosen) next.add(one);
    else next.delete(one);
  }
  return next;
}

/** Which rows of a list are chosen. A row that leaves the list is chosen no more. */
export function useRowSelection(shown: readonly string[]): RowSelection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string>(undefined);
  const ids = new Set(shown.filter((id) => chosen.has(id)));
  return {
    ids,
    toggle: (id, isRange) => {
      setChosen(toggled(shown, ids, id, isRange ? last.current : undefined));
      last.current = id;
    },
    setAll: (isChosen) => setChosen(new Set(isChosen ? shown : [])),
  };
}
