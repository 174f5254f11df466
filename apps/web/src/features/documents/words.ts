import type { Fields } from '@gemmavision/domain/documents';

export { figureText, figureWords, periodWords, typeWords } from '../../parts/figure-words.ts';

/** The fields that are one value, in the order of the page. */
export const fieldWords = {
  companyName: 'Company',
  docType: 'Type',
  documentDate: 'Date',
  periodEnd: 'Period end',
  documentNumber: 'Number',
  buyerName: 'Buyer',
  address: 'Address',
  total: 'Total',
  netTotal: 'Net total',
  taxTotal: 'Tax',
  currency: 'Currency',
  dueDate: 'Due',
  deliveryDate: 'Delivered',
  paymentMethod: 'Paid by',
  iban: 'IBAN',
  fiscalYear: 'Fiscal year',
  scale: 'Printed in',
  ticker: 'Ticker',
  cik: 'CIK',
  auditor: 'Auditor',
} as const satisfies Partial<Record<keyof Fields, string>>;
export type FieldName = keyof typeof fieldWords;

/** Whether this is one of the fields that are one value. */
export function isFieldName(name: string): name is FieldName {
  return name in fieldWords;
}

/** A field as people call it; one that is not known here by its own name. */
export function fieldName(name: string): string {
  return isFieldName(name) ? fieldWords[name] : name;
}

/** 0.934 → `93 %`. Never rounds up to certainty. */
export function confidenceText(confidence: number): string {
  const percent = confidence >= 1 ? 100 : Math.min(99, Math.round(confidence * 100));
  return `${percent} %`;
}

/** Below this a reading deserves a second look; the text marks it. */
export const doubtfulBelow = 0.7;
