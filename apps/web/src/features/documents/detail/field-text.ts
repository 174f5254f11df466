import type { CorrectedFields } from '@gemmavision/domain/documents';
import { typeWords, type FieldName } from '../words.ts';

const moneyFields: readonly FieldName[] = ['total', 'netTotal', 'taxTotal'];
const scaleWords: Record<number, string> = { 1: 'units', 1_000: 'thousands', 1_000_000: 'millions' };

/** A field’s value in words; null when it was looked for and not found, undefined when it was not looked for. */
export function fieldText(fields: CorrectedFields, name: FieldName): string | null | undefined {
  const value = fields[name];
  if (value == null) {
    const isSought = name === 'companyName' || name === 'documentDate' || fields.corrected?.[name];
    return isSought ? null : undefined;
  }
  if (name === 'docType') return typeWords[fields.docType];
  if (name === 'fiscalYear') return String(value);
  if (name === 'scale' && typeof value === 'number') return scaleWords[value] ?? value.toLocaleString('en');
  if (typeof value === 'number') {
    const currency = moneyFields.includes(name) && fields.currency != null ? `${fields.currency} ` : '';
    return (
      currency + value.toLocaleString('en', { minimumFractionDigits: moneyFields.includes(name) ? 2 : 0 })
    );
  }
  return value;
}
