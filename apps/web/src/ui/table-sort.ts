import type { ExportValue } from '@gemmavision/domain/spreadsheet';
import type { DataColumn } from './data-column.ts';

/** A column, and whether its largest value comes first. */
export interface SortBy {
  key: string;
  descending?: boolean;
}

const words = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The rows in the order of a column; what is unknown there stands last both ways. Ties keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly DataColumn<Row>[],
  sortBy: SortBy | undefined,
): readonly Row[] {
  const column = columns.find(({ key }) => key === sortBy?.key);
  if (column === undefined) return rows;
  const sign = sortBy?.descending === true ? -1 : 1;
  return rows
    .map((row) => ({ row, value: column.value(row) ?? null }))
    .toSorted((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return sign * compare(a.value, b.value);
    })
    .map(({ row }) => row);
}

/** What a press on the head of a column makes of the sorting: one way, the other way, as the rows come. */
export function sortedNext<Row>(column: DataColumn<Row>, sortBy: SortBy | undefined): SortBy | undefined {
  const first = column.isNumeric === true;
  if (sortBy?.key !== column.key) return { key: column.key, descending: first };
  return (sortBy.descending === true) === first ? { key: column.key, descending: !first } : undefined;
}

function compare(a: ExportValue, b: ExportValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return words.compare(String(a), String(b));
}
