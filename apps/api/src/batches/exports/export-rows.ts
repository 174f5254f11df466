import type { BatchResult } from '@gemmavision/db/batches';
import type { CorrectedFields } from '@gemmavision/domain/documents';
import { listedValues } from '../../documents/listed-values.ts';

/** A line of a batch’s results in long form: one value of one document, or why there is none. */
export interface ExportRow {
  document: string;
  file: string;
  state: string;
  /** Why it was not read. */
  reason: string | null;
  /** The document with the same bytes that was read in its place. */
  duplicateOf: string | null;
  field: string | null;
  period: string | null;
  /** As text, whatever it is. */
  value: string | null;
  /** The same where it is a number. */
  number: number | null;
  unit: string | null;
  page: number | null;
  confidence: number | null;
  /** `confirmed` or `corrected` where a person did so. */
  corrected: string | null;
  /** `language model` where it was that. */
  readBy: string | null;
}

export const exportColumns = [
  'document',
  'file',
  'state',
  'reason',
  'duplicateOf',
  'field',
  'period',
  'value',
  'number',
  'unit',
  'page',
  'confidence',
  'corrected',
  'readBy',
] as const satisfies (keyof ExportRow)[];

/** A document’s rows. One that was not read has a row too, so that nothing is missing silently. */
export function exportRows({ record, state }: BatchResult, fields: CorrectedFields | null): ExportRow[] {
  const empty: ExportRow = {
    document: record.id,
    file: record.fileName,
    state,
    reason: record.reason?.code ?? null,
    duplicateOf: record.duplicateOf,
    field: null,
    period: null,
    value: null,
    number: null,
    unit: null,
    page: null,
    confidence: null,
    corrected: null,
    readBy: null,
  };
  if (fields === null) return [empty];
  // What was looked for and not found is no value.
  const found = listedValues(fields).filter(({ value, mark }) => value !== null || mark !== undefined);
  if (found.length === 0) return [empty];
  return found.map(({ field, period, value, unit, page, confidence, mark, isFromModel }) => ({
    ...empty,
    field,
    period,
    value: value === null ? null : String(value),
    number: typeof value === 'number' ? value : null,
    unit,
    page,
    confidence,
    corrected: mark?.kind ?? null,
    readBy: isFromModel ? 'language model' : null,
  }));
}
