import type { Table, TableCheck } from '@gemmavision/domain/documents';
import { checkBalance } from './consistency-balance.ts';
import { checkTotalColumns } from './consistency-columns.ts';
import { checkTotalRows } from './consistency-rows.ts';
import { isYear } from './numbers.ts';
import { notationOf, readPrintedCell } from './printed-cell.ts';

/** A number as printed, without the scale: sums are sums in any scale. Null where the cell shows none. */
export type Amount = number | null;

/** The numbers of a table that may add up: percentages, years and headings are left out. */
export interface AmountGrid {
  labels: string[];
  /** Parallel to the table's rows. */
  amounts: Amount[][];
  /** Parallel to `amounts`: the last printed decimal, 1, 0.1, 0.01. */
  units: number[][];
  headerRows: number;
}

/** Of these nothing is added up down a column. */
const neverSums =
  /%|\b(?:percent(?:age)?|average|per|prices?|rates?|ratios?|yields?|margins?|multiples?|growth)\b|\bchanges?\s*$/i;

/** Reads what may add up off a table. */
export function amountsOf(rows: readonly (readonly string[])[]): AmountGrid {
  const { decimalComma } = notationOf(rows);
  const decimals = decimalComma ? /,(\d{1,6})(?!\d)/ : /\.(\d{1,6})(?!\d)/;
  const percentColumns = (rows[0] ?? []).map((_, c) => {
    const texts = rows.flatMap((row) => (/\d/.test(row[c] ?? '') ? [row[c] ?? ''] : []));
    return texts.filter((text) => text.includes('%')).length * 2 > texts.length;
  });
  const amounts = rows.map((row) =>
    row.map((text, c): Amount => {
      if (c === 0 || percentColumns[c] === true || isYear(text)) return null;
      const { number, isNil } = readPrintedCell(text, decimalComma);
      if (isNil) return 0;
      return !number || number.unit === '%' ? null : number.value;
    }),
  );
  const units = rows.map((row) => row.map((text) => 10 ** -(decimals.exec(text)?.[1]?.length ?? 0)));
  const firstAmounts = amounts.findIndex((row) => row.some((amount) => amount !== null));
  const headerRows = firstAmounts < 0 ? rows.length : firstAmounts;
  return { labels: rows.map((row) => row[0] ?? ''), amounts, units, headerRows };
}

/** Whether the numbers of a column may be added up, as far as its heading tells. */
export function mayAddUp(heading: string): boolean {
  return !neverSums.test(heading);
}

/** What signed terms come to beside what is printed, each of them rounded to its last decimal. */
export function compare(
  grid: AmountGrid,
  [row, column]: TableCheck['cell'],
  terms: TableCheck['terms'],
): Pick<TableCheck, 'expected' | 'found' | 'holds'> {
  const unitOf = (r: number, c: number) => grid.units[r]?.[c] ?? 1;
  const units = [unitOf(row, column)];
  let expected = 0;
  let slack = unitOf(row, column) / 2;
  for (const { cell, sign } of terms) {
    const [r, c] = cell;
    const amount = grid.amounts[r]?.[c] ?? 0;
    expected += sign * amount;
    units.push(unitOf(r, c));
    if (amount !== 0) slack += unitOf(r, c) / 2;
  }
  // Without the dust of binary fractions.
  const factor = Math.round(1 / Math.min(...units));
  expected = Math.round(expected * factor) / factor;
  const found = grid.amounts[row]?.[column] ?? 0;
  const widest = Math.max(...units) * 3;
  return { expected, found, holds: Math.abs(expected - found) <= Math.min(slack, widest) + 1e-9 };
}

/**
 * Adds up what a table says adds up: totals below their items, totals beside them, the two sides of a balance sheet.
 * A relation counts where most of its columns (or rows) bear it out; those that do not are the findings. Nothing is
 * changed by it.
 */
export function checkTable(table: Pick<Table, 'rows'>): TableCheck[] {
  const grid = amountsOf(table.rows);
  const header = table.rows.slice(0, grid.headerRows);
  const headings = (table.rows[0] ?? []).map((_, c) =>
    header
      .map((row) => row[c] ?? '')
      .join(' ')
      .trim(),
  );
  return [...checkTotalRows(grid, headings), ...checkBalance(grid), ...checkTotalColumns(grid, headings)];
}

/** A table with its checks and the share of them that hold; as it was where there is nothing to check. */
export function withChecks(table: Table): Table {
  const checks = checkTable(table);
  if (checks.length === 0) return table;
  return { ...table, checks, consistency: checks.filter(({ holds }) => holds).length / checks.length };
}
