import type { TableCheck } from '@gemmavision/domain/documents';
import { compare, mayAddUp, type AmountGrid } from './consistency.ts';

interface Term {
  row: number;
  sign: 1 | -1;
}

/** A row that is the sum of rows above it, each with its sign. */
interface Relation {
  terms: Term[];
  holds: number[];
  fails: number[];
}

const totalLabel = /^(?:sub-?)?totals?\b|\btotals?\s*$|^all\b|^sum\b/i;
const resultLabel =
  /^net\b|\bnet (?:income|loss|earnings|cash|sales|assets)|^gross\b|\b(?:income|loss|profit|earnings|margin)\b|\bcash (?:provided|used)|\bat end of|\bending balance|^balance\b/i;
/** So large a number is no sum by chance. */
const telling = 1_000;
const mostTerms = 40;

/** Finds the totals of a table from top to bottom: each takes up the items above it that no total has taken up. */
export function checkTotalRows(grid: AmountGrid, headings: readonly string[]): TableCheck[] {
  const checks: TableCheck[] = [];
  const columns = headings.flatMap((heading, c) => (mayAddUp(heading) ? [c] : []));
  /** Rows that no total holds yet. */
  let open: number[] = [];
  for (const [r, amounts] of grid.amounts.entries()) {
    if (r < grid.headerRows || amounts.every((amount) => amount === null)) continue;
    const label = grid.labels[r] ?? '';
    const isTotal = totalLabel.test(label) || label === '';
    const relation =
      isTotal || resultLabel.test(label) ? findRelation(grid, r, columns, open, isTotal) : undefined;
    if (relation) {
      const taken = new Set(relation.terms.map((term) => term.row));
      for (const c of [...relation.holds, ...relation.fails].sort((a, b) => a - b)) {
        const terms = termsIn(relation.terms, c);
        checks.push({ kind: 'column', cell: [r, c], terms, ...compare(grid, [r, c], terms) });
      }
      open = open.filter((row) => !taken.has(row));
    }
    open.push(r);
  }
  return checks;
}

const termsIn = (terms: readonly Term[], column: number): TableCheck['terms'] =>
  terms.map(({ row, sign }) => ({ cell: [row, column], sign }));

/** The last open rows that add up to a row, or the first of them less the others. */
function findRelation(
  grid: AmountGrid,
  row: number,
  columns: readonly number[],
  open: readonly number[],
  isTotal: boolean,
): Relation | undefined {
  let best: Relation | undefined;
  for (let count = 2; count <= Math.min(open.length, mostTerms); count++) {
    const rows = open.slice(-count);
    for (const others of [1, -1] as const) {
      const terms = rows.map((term, i): Term => ({ row: term, sign: i === 0 ? 1 : others }));
      const relation = test(grid, row, columns, terms);
      if (relation.holds.length > (best?.holds.length ?? 0) && isBorneOut(grid, row, relation, isTotal))
        best = relation;
    }
  }
  return best;
}

/** In which columns the terms add up to the row; columns where fewer than two terms are filled say nothing. */
function test(grid: AmountGrid, row: number, columns: readonly number[], terms: Term[]): Relation {
  const relation: Relation = { terms, holds: [], fails: [] };
  for (const c of columns) {
    if ((grid.amounts[row]?.[c] ?? null) === null) continue;
    const filled = terms.filter((term) => (grid.amounts[term.row]?.[c] ?? 0) !== 0).length;
    if (filled < 2) continue;
    (compare(grid, [row, c], termsIn(terms, c)).holds ? relation.holds : relation.fails).push(c);
  }
  return relation;
}

/**
 * Whether so much agreement is no chance: more columns with than without, in at least one of them a number too large
 * for it, and a single column only where the label says that it is a total.
 */
function isBorneOut(grid: AmountGrid, row: number, { holds, fails }: Relation, isTotal: boolean): boolean {
  if (holds.length <= fails.length && !(holds.length === 1 && fails.length === 1 && isTotal)) return false;
  const size = (c: number) => Math.abs(grid.amounts[row]?.[c] ?? 0) / (grid.units[row]?.[c] ?? 1);
  const largest = Math.max(...holds.map(size));
  if (fails.length > 0 && holds.length < 2) return largest >= telling * 10;
  return largest >= (isTotal ? telling / 10 : telling);
}
