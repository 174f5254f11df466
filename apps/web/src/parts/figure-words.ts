import type { DocumentType, KeyFigureLabel } from '@gemmavision/domain/documents';

/** Types of document as people call them. */
export const typeWords: Record<DocumentType, string> = {
  '10-K': '10-K annual report',
  '10-Q': '10-Q quarterly report',
  '8-K': '8-K current report',
  'earnings-release': 'Earnings release',
  'annual-report': 'Annual report',
  invoice: 'Invoice',
  'credit-note': 'Credit note',
  receipt: 'Receipt',
  'bank-statement': 'Bank statement',
  other: 'Other',
};

/** Key figures as statements call them. */
export const figureWords: Record<KeyFigureLabel, string> = {
  revenue: 'Revenue',
  costOfRevenue: 'Cost of revenue',
  grossProfit: 'Gross profit',
  operatingIncome: 'Operating income',
  netIncome: 'Net income',
  basicEps: 'Earnings per share, basic',
  dilutedEps: 'Earnings per share, diluted',
  totalAssets: 'Total assets',
  totalLiabilities: 'Total liabilities',
  totalEquity: 'Total equity',
  cash: 'Cash and equivalents',
  operatingCashFlow: 'Operating cash flow',
  capitalExpenditure: 'Capital expenditure',
  totalDebt: 'Total debt',
  sharesOutstanding: 'Shares outstanding',
  netTotal: 'Net total',
  taxTotal: 'Tax',
  amountDue: 'Amount due',
};

/**
 * A period as statements head their columns: `year to 2021-08-29`, `3 months to 2023-07-01`, `at 2021-08-29`.
 * Fiscal years have 52 or 53 weeks and quarters 12 to 14, hence the rounding.
 */
export function periodWords(period: string | null): string {
  if (period === null) return 'period not stated';
  const [from = '', to] = period.split('/');
  if (to === undefined) return `at ${from}`;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (!Number.isFinite(days) || days < 1) return `${from} to ${to}`;
  const months = Math.round(days / 30.44);
  if (months < 1) return `${from} to ${to}`;
  if (months % 12 === 0) return months === 12 ? `year to ${to}` : `${months / 12} years to ${to}`;
  return `${months} ${months === 1 ? 'month' : 'months'} to ${to}`;
}

/** A figure with the scale multiplied in, digits grouped; a fraction shows at least its hundredths: `11.30`. */
export function figureText(value: number): string {
  return value.toLocaleString('en', {
    minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
    maximumFractionDigits: Math.abs(value) < 1000 ? 4 : 2,
  });
}
