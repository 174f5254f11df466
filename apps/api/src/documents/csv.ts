import type { CorrectedFields } from '@gemmavision/domain/documents';
import { toCsv } from '@gemmavision/domain/spreadsheet';
import { listedValues, type ListedValue } from './listed-values.ts';

const header = ['field', 'value', 'printed', 'unit', 'period', 'page', 'confidence'];
const marks = ['read', 'correctedBy', 'correctedAt'];

/** The key information, a field or figure a line, with the place where it was read, and what people corrected. */
export function fieldsToCsv(fields: CorrectedFields): string {
  const lines = listedValues(fields).map((listed) => {
    const { field, value, printed, unit, period, page, confidence } = listed;
    return [field, value, printed, unit, period, page, confidence, ...whoSaysOtherwise(listed)];
  });
  return toCsv([[...header, ...marks], ...lines]);
}

/** What was read, and who says otherwise; nothing where a value stands as it was read. */
function whoSaysOtherwise({ mark, isFromModel }: ListedValue) {
  if (isFromModel) return [null, 'language model'];
  return mark === undefined ? [] : [mark.read, mark.by, mark.at];
}
