import type { TableCheck } from '@gemmavision/domain/documents';
import { compare, type AmountGrid } from './consistency.ts';

const totalHeading = /(?:^|\s)(?:total|consolidated)s?$/i;
const changeHeading = /\b(?:change|increase|decrease|variance)\b/i;
/** Of the rows, how many must bear a relation out. */
const most = 0.8;
const leastRows = 3;
/** So large a number is no sum by chance. */
const telling = 100;

/** Checks columns headed "Total" against the columns before them, and changes against the two they compare. */
export function checkTotalColumns(grid: AmountGrid, headings: readonly string[]): TableCheck[] {
  const isNumeric = (c: number) => grid.amounts.some((row) => row[c] !== null && row[c] !== undefined);
  const columns = headings.map((_, c) => c).filter(isNumeric);
  const checks: TableCheck[] = [];
  /** Columns that no total holds yet. */
  let open: number[] = [];
  for (const c of columns) {
    if (totalHeading.test(headings[c] ?? '')) {
      const relation = bestOf(
        grid,
        c,
        Array.from({ length: Math.max(0, open.length - 1) }, (_, i) =>
          open.slice(i).map((column) => ({ column, sign: 1 as const })),
        ),
      );
      checks.push(...relation);
      const taken = new Set(relation[0]?.terms.map((term) => term.cell[1]));
      open = [...open.filter((column) => !taken.has(column)), c];
    } else if (changeHeading.test(headings[c] ?? '') && open.length >= 2) {
      const [first, second] = open.slice(-2);
      if (first === undefined || second === undefined) continue;
      checks.push(
        ...bestOf(grid, c, [
          [
            { column: first, sign: 1 },
            { column: second, sign: -1 },
          ],
          [
            { column: second, sign: 1 },
            { column: first, sign: -1 },
          ],
        ]),
      );
    } else open.push(c);
  }
  return checks;
}

interface Term {
  column: number;
  sign: 1 | -1;
}

/** The first of several relations that most rows bear out. */
function bestOf(grid: AmountGrid, total: number, candidates: readonly (readonly Term[])[]): TableCheck[] {
  for (const terms of candidates) {
    const checks = grid.amounts.flatMap((row, r) => checkRow(grid, row, r, total, terms));
    const holding = checks.filter((check) => check.holds);
    if (holding.length < leastRows || holding.length < checks.length * most) continue;
    if (holding.some(({ found, cell: [r, c] }) => Math.abs(found) >= telling * (grid.units[r]?.[c] ?? 1)))
      return checks;
  }
  return [];
}

function checkRow(
  grid: AmountGrid,
  row: AmountGrid['amounts'][number],
  r: number,
  total: number,
  terms: readonly Term[],
): TableCheck[] {
  const found = row[total] ?? null;
  const filled = terms.filter((term) => (row[term.column] ?? 0) !== 0);
  if (r < grid.headerRows || found === null || filled.length < 2) return [];
  const cells = terms.map(({ column, sign }): TableCheck['terms'][number] => ({ cell: [r, column], sign }));
  return [{ kind: 'row', cell: [r, total], terms: cells, ...compare(grid, [r, total], cells) }];
}
