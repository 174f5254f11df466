import { IconChevronDown, IconChevronUp, IconDownload, IconSelector } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { saveCsv, type DataColumn } from './data-column.ts';
import { sortedNext, sortRows, type SortBy } from './table-sort.ts';
import { useBeyond } from './use-beyond.ts';
import classes from './DataTable.module.css';

export type { DataColumn };

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

/** A table that sorts, keeps its head in sight, aligns figures, and can be taken along as CSV. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, isCaptionVisible, withoutExport, maxHeight } = props;
  const [sortBy, setSortBy] = useState(props.sortBy);
  const sorted = useMemo(() => sortRows(rows, columns, sortBy), [rows, columns, sortBy]);
  const scroll = useRef<HTMLDivElement>(null);
  const beyond = useBeyond(scroll);
  return (
    <div className={classes.root}>
      {withoutExport === true && isCaptionVisible !== true ? null : (
        <div className={classes.bar}>
          {isCaptionVisible === true ? <span className={classes.caption}>{caption}</span> : <span />}
          {withoutExport === true ? null : (
            <button
              type="button"
              className={classes.export}
              onClick={() => saveCsv(caption, columns, sorted)}
            >
              <IconDownload size={14} stroke={1.8} aria-hidden /> CSV
            </button>
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
                {columns.map((column) => (
                  <ColumnHead
                    key={column.key}
                    column={column}
                    sorted={sortBy?.key !== column.key ? null : sortBy.descending === true ? 'down' : 'up'}
                    onSort={() => {
                      const next = sortedNext(column, sortBy);
                      setSortBy(next);
                      props.onSortChange?.(next);
                    }}
                  />
                ))}
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

interface ColumnHeadProps<Row> {
  column: DataColumn<Row>;
  /** Whether the table is sorted by it, and which way values go on the way down. */
  sorted: 'up' | 'down' | null;
  onSort: () => void;
}

const ariaSort = { up: 'ascending', down: 'descending' } as const;

function ColumnHead<Row>({ column, sorted, onSort }: ColumnHeadProps<Row>) {
  const { header, unit, isNumeric, isNotSortable, minWidth } = column;
  const Icon = sorted === null ? IconSelector : sorted === 'down' ? IconChevronDown : IconChevronUp;
  return (
    <th
      scope="col"
      data-numeric={isNumeric || undefined}
      style={{ minWidth }}
      aria-sort={isNotSortable === true ? undefined : sorted === null ? 'none' : ariaSort[sorted]}
    >
      {isNotSortable === true ? (
        <span className={classes.sort}>{header}</span>
      ) : (
        <button
          type="button"
          className={classes.sort}
          data-sorted={sorted !== null || undefined}
          onClick={onSort}
        >
          <span>
            {header}
            {unit === undefined ? null : <span className={classes.unit}> {unit}</span>}
          </span>
          <Icon size={13} stroke={1.8} aria-hidden />
        </button>
      )}
    </th>
  );
}
