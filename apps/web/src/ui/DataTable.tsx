import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconDownload, IconSelector } from '@tabler/icons-react';
import {
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type RowData,
  type ColumnDef,
  type SortingState,
} from '@tanstack/react-table';
import { useMemo, useRef, useState } from 'react';
import type { ExportValue } from './csv.ts';
import { saveCsv, type DataColumn } from './data-column.ts';
import { useBeyond } from './use-beyond.ts';
import classes from './DataTable.module.css';

export type { DataColumn };

/** A column, and whether its largest value comes first. */
interface SortBy {
  key: string;
  descending?: boolean;
}

interface DataTableProps<Row> {
  /** What the table shows; read out by screen readers and the name of the exported file. */
  caption: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sortBy?: SortBy;
  /** Told how it is sorted from now on; undefined: in the order of the rows. */
  onSortChange?: (sortBy: SortBy | undefined) => void;
  /** Shows the caption above the table instead of only reading it out. */
  isCaptionVisible?: boolean;
  /** No export button: the rows are only a part of what there is. */
  withoutExport?: boolean;
  /** Scrolls within this height, below a head that stays. */
  maxHeight?: string;
  /** Told which row is pointed at, or has the focus within. */
  onRowHover?: (row: Row | null) => void;
  /** Marks the row (chosen, or hovered elsewhere). */
  isMarked?: (row: Row) => boolean;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
type Features = typeof features;

function compare(a: ExportValue, b: ExportValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), undefined, { numeric: true, sensitivity: 'base' });
}

/** A table that sorts, keeps its head in sight, aligns figures, and can be taken along as CSV. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, sortBy, isCaptionVisible, withoutExport, maxHeight } = props;
  const [sorting, setSorting] = useState<SortingState>(
    sortBy === undefined ? [] : [{ id: sortBy.key, desc: sortBy.descending === true }],
  );
  const definitions = useMemo(
    () =>
      columns.map((column): ColumnDef<Features, Row> => ({
        id: column.key,
        // Undefined is the word for "unknown, sort last" here.
        accessorFn: (row) => column.value(row) ?? undefined,
        sortUndefined: 'last',
        sortDescFirst: column.isNumeric === true,
        sortFn: (a, b, id) => compare(a.getValue<ExportValue>(id), b.getValue<ExportValue>(id)),
      })),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: rowKey,
    state: { sorting },
    onSortingChange: (update) => {
      const next = typeof update === 'function' ? update(sorting) : update;
      setSorting(next);
      props.onSortChange?.(next[0] === undefined ? undefined : { key: next[0].id, descending: next[0].desc });
    },
  });
  const sorted = table.getRowModel().rows.map((row) => row.original);
  const scroll = useRef<HTMLDivElement>(null);
  const beyond = useBeyond(scroll);
  return (
    <div className={classes.root}>
      {withoutExport === true && isCaptionVisible !== true ? null : (
        <div className={classes.bar}>
          {isCaptionVisible === true ? <span className={classes.caption}>{caption}</span> : <span />}
          {withoutExport === true ? null : (
            <UnstyledButton className={classes.export} onClick={() => saveCsv(caption, columns, sorted)}>
              <IconDownload size={14} stroke={1.8} aria-hidden /> CSV
            </UnstyledButton>
          )}
        </div>
      )}
      <div className={classes.edges} {...beyond}>
        <div
          ref={scroll}
          className={classes.scroll}
          style={{ maxHeight }}
          tabIndex={0}
          role="group"
          aria-label={caption}
        >
          <table className={classes.table}>
            <caption className={classes.hidden}>{caption}</caption>
            <thead>
              <tr>
                {columns.map((column) => {
                  const state = sorting.find((one) => one.id === column.key);
                  const Icon =
                    state === undefined ? IconSelector : state.desc ? IconChevronDown : IconChevronUp;
                  return (
                    <th
                      key={column.key}
                      scope="col"
                      data-numeric={column.isNumeric || undefined}
                      style={{ minWidth: column.minWidth }}
                      aria-sort={
                        column.isNotSortable === true
                          ? undefined
                          : state === undefined
                            ? 'none'
                            : state.desc
                              ? 'descending'
                              : 'ascending'
                      }
                    >
                      {column.isNotSortable === true ? (
                        <span className={classes.sort}>{column.header}</span>
                      ) : (
                        <UnstyledButton
                          className={classes.sort}
                          data-sorted={state !== undefined || undefined}
                          onClick={() => table.getColumn(column.key)?.toggleSorting()}
                        >
                          <span>
                            {column.header}
                            {column.unit === undefined ? null : (
                              <span className={classes.unit}> {column.unit}</span>
                            )}
                          </span>
                          <Icon size={13} stroke={1.8} aria-hidden />
                        </UnstyledButton>
                      )}
                    </th>
                  );
                })}
              </tr>
            </thead>
            <tbody>
              {sorted.map((row) => (
                <tr
                  key={rowKey(row)}
                  data-marked={props.isMarked?.(row) || undefined}
                  onMouseEnter={props.onRowHover === undefined ? undefined : () => props.onRowHover?.(row)}
                  onMouseLeave={props.onRowHover === undefined ? undefined : () => props.onRowHover?.(null)}
                  onFocus={props.onRowHover === undefined ? undefined : () => props.onRowHover?.(row)}
                  onBlur={props.onRowHover === undefined ? undefined : () => props.onRowHover?.(null)}
                >
                  {columns.map((column) => (
                    <td key={column.key} data-numeric={column.isNumeric || undefined}>
                      {column.cell?.(row) ?? column.value(row) ?? <span title="unknown">–</span>}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </div>
  );
}
