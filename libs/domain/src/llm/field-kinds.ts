import type { KeyInformationName } from './key-information.ts';

/** How the values of a field are compared, and looked for on a page. */
export type FieldKind =
  'words' | 'identifier' | 'account' | 'amount' | 'year' | 'number-of-registry' | 'date' | 'cue';

/** The kind of each field. A `cue` is a judgement of which the page shows only signs: “Form 10-K”, “€”, “Visa”. */
export const fieldKinds = {
  docType: 'cue',
  companyName: 'words',
  documentDate: 'date',
  periodEnd: 'date',
  total: 'amount',
  currency: 'cue',
  documentNumber: 'identifier',
  address: 'words',
  buyerName: 'words',
  netTotal: 'amount',
  taxTotal: 'amount',
  iban: 'account',
  dueDate: 'date',
  deliveryDate: 'date',
  paymentMethod: 'cue',
  fiscalYear: 'year',
  scale: 'cue',
  ticker: 'identifier',
  cik: 'number-of-registry',
  auditor: 'words',
} as const satisfies Record<KeyInformationName, FieldKind>;
