import type { CorrectableFieldName, CorrectedFields } from '../documents/corrections.ts';
import type { PiiType } from '../documents/extraction-result.ts';
import type { PiiValue } from './every-place.ts';

/**
 * What of a field is personal: all of it; what is found in it; or nothing, as of the name of the company that a
 * document is from. A new field must say so.
 */
export const fieldMasks: Record<CorrectableFieldName, 'all' | 'found' | 'nothing'> = {
  iban: 'all',
  address: 'all',
  buyerName: 'all',
  documentNumber: 'found',
  auditor: 'found',
  ticker: 'found',
  docType: 'nothing',
  companyName: 'nothing',
  documentDate: 'nothing',
  periodEnd: 'nothing',
  total: 'nothing',
  currency: 'nothing',
  netTotal: 'nothing',
  taxTotal: 'nothing',
  dueDate: 'nothing',
  deliveryDate: 'nothing',
  paymentMethod: 'nothing',
  fiscalYear: 'nothing',
  scale: 'nothing',
  cik: 'nothing',
};

export const isMaskedField = (name: string): name is CorrectableFieldName => Object.hasOwn(fieldMasks, name);

const types = {
  iban: 'IBAN_CODE',
  address: 'STREET_ADDRESS',
  buyerName: 'PERSON',
} as const satisfies Partial<Record<CorrectableFieldName, PiiType>>;

/**
 * What the key information says to be personal: it is so on the pages too, though no pattern found it there. One word
 * is too little to be a name that is hidden wherever it stands. The name of the company is not personal.
 */
export function personalValues(fields: CorrectedFields, companyName = fields.companyName): PiiValue[] {
  return (['iban', 'address', 'buyerName'] as const).flatMap((name) =>
    [fields[name], fields.corrected?.[name]?.read].flatMap((text) =>
      typeof text === 'string' && (name === 'iban' || /\S\s+\S/.test(text)) && text !== companyName
        ? [{ type: types[name], text }]
        : [],
    ),
  );
}
