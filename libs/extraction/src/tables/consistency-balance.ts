import type { TableCheck } from '@gemmavision/domain/documents';
import { compare, type AmountGrid } from './consistency.ts';

const assets = /^total assets$/i;
const claims =
  /^total (?:liabilities|liabilities, .*)(?:,? and|,| &)? .*(?:equity|deficit|capital|investment)(?: \(deficit\))?$/i;

/** The two sides of a balance sheet are equal, whatever stands between them. */
export function checkBalance(grid: AmountGrid): TableCheck[] {
  const left = grid.labels.findIndex((label) => assets.test(label.trim()));
  const right = grid.labels.findIndex((label, r) => r > left && claims.test(label.trim()));
  if (left < 0 || right < 0) return [];
  return (grid.amounts[right] ?? []).flatMap((found, c): TableCheck[] => {
    const expected = grid.amounts[left]?.[c] ?? null;
    if (found === null || expected === null) return [];
    const terms: TableCheck['terms'] = [{ cell: [left, c], sign: 1 }];
    return [{ kind: 'balance', cell: [right, c], terms, ...compare(grid, [right, c], terms) }];
  });
}
