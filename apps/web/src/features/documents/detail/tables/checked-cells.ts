import type { CorrectedTable, TableCheck } from '@gemmavision/domain/documents';
import { figureText } from '../../words.ts';

const name = ([row, column]: TableCheck['cell']) => `${row} ${column}`;

/** The checks by the cell that they are about: the one that fails, where several end in it. */
export function checksByCell({ checks = [] }: Pick<CorrectedTable, 'checks'>): Map<string, TableCheck> {
  const cells = new Map<string, TableCheck>();
  for (const check of checks) {
    const before = cells.get(name(check.cell));
    if (before === undefined || (before.holds && !check.holds)) cells.set(name(check.cell), check);
  }
  return cells;
}

/** The cells that a sum is made of, where this cell is one. */
export function termsOf(
  { checks = [] }: Pick<CorrectedTable, 'checks'>,
  row: number,
  column: number,
): ReadonlySet<string> {
  const check = checksByCell({ checks }).get(`${row} ${column}`);
  return new Set(check?.terms.map(({ cell }) => name(cell)));
}

/** What a check says, in a sentence. */
export function checkWords({ kind, holds, expected, found, terms }: TableCheck): string {
  const parts =
    kind === 'balance' ? 'The other side' : terms.length === 1 ? 'The item' : `The ${terms.length} items`;
  const comes = kind === 'balance' || terms.length === 1 ? 'comes' : 'come';
  return holds
    ? `${parts} ${comes} to this`
    : `${parts} ${comes} to ${figureText(expected)}, but ${figureText(found)} stands here`;
}

/** The checks that do not hold. */
export function failedChecks({ checks = [] }: Pick<CorrectedTable, 'checks'>): TableCheck[] {
  return checks.filter(({ holds }) => !holds);
}
