import type { CorrectedFields } from '@gemmavision/domain/documents';
import { typeWords, type FieldName } from '../words.ts';

const moneyFields: readonly FieldName[] = ['total', 'netTotal', 'taxTotal'];
const typesByName: Readonly<Record<string, string>> = typeWords;
const scaleWords: Record<number, string> = { 1: 'units', 1_000: 'thousands', 1_000_000: 'millions' };

/** A field’s value in words; null when it was looked for and not found, undefined when it was not looked for. */
export function fieldText(fields: CorrectedFields, name: FieldName): string | null | undefined {
  const value = fields[name];
  if (value == null) {
    const isSought = name === 'companyName' || name === 'documentDate' || fields.corrected?.[name];
    return isSought ? null : undefined;
  }
  return valueText(name, value, fields.currency);
}

/** A value of a field in words, amounts with their currency where it is known. */
export function valueText(
  name: FieldName,
  value: string | number,
  currency: string | null | undefined,
): string {
  if (typeof value === 'string') return name === 'docType' ? (typesByName[value] ?? value) : value;
  if (name === 'fiscalYear') return String(value);
  if (name === 'scale') return scaleWords[value] ?? value.toLocaleString('en');
  const isMoney = moneyFields.includes(name);
  const unit = isMoney && currency != null ? `${currency} ` : '';
  return unit + value.toLocaleString('en', { minimumFractionDigits: isMoney ? 2 : 0 });
}
