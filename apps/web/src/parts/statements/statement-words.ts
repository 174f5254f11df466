import type { PeriodLength, Statement, StatementColumn, StatementView } from '@gemmavision/domain/companies';
import { spanOf } from '@gemmavision/domain/companies';

/** The statements by their names. */
export const statementWords: Record<Statement, string> = {
  income: 'Income statement',
  balance: 'Balance sheet',
  cashFlow: 'Cash flow statement',
};

/** Lengths of period as one chooses among them. */
export const viewWords: Record<StatementView, string> = {
  year: 'Years',
  quarter: 'Quarters',
  halfYear: '6 months',
  nineMonths: '9 months',
  all: 'All',
};

/** What stands before the last day of a period of each length. */
export const lengthWords: Record<PeriodLength, string> = {
  year: 'Year to',
  quarter: 'Quarter to',
  halfYear: '6 months to',
  nineMonths: '9 months to',
};

/** What stands before the last day of a column: `Quarter to`, `At`, `35 days to`. */
export function columnWords({ length, period }: StatementColumn): string {
  if (length !== null) return lengthWords[length];
  const days = spanOf(period)?.days ?? null;
  return days === null ? 'At' : `${days} days to`;
}
