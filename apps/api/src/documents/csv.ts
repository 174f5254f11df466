import type { CorrectedFields, CorrectionMark } from '@gemmavision/domain/documents';
import { toCsv } from '@gemmavision/domain/spreadsheet';

/** What was read, and who says otherwise; nothing where a value stands as it was read. */
function corrections(mark: CorrectionMark | undefined) {
  return mark === undefined ? [] : [mark.read, mark.by, mark.at];
}

/** The key information, a field or figure a line, with the place where it was read, and what people corrected. */
export function fieldsToCsv(fields: CorrectedFields): string {
  const { evidence, keyFigures, lineItems, corrected, fromModel = [], ...single } = fields;
  const header = ['field', 'value', 'printed', 'unit', 'period', 'page', 'confidence'];
  const marks = ['read', 'correctedBy', 'correctedAt'];
  const singles = Object.entries(single).map(([name, value]) => {
    const found = evidence[name];
    const by = fromModel.some((one) => one === name)
      ? [null, 'language model']
      : corrections(corrected?.[name]);
    return [name, value, null, null, null, found?.page, found?.confidence, ...by];
  });
  const figures = keyFigures.map((figure) => [
    figure.label,
    figure.value,
    figure.printed,
    figure.unit,
    figure.period,
    figure.page,
    figure.confidence,
    ...corrections(figure.corrected),
  ]);
  const items = (lineItems ?? []).map((item, index) => [
    `lineItem${index + 1}: ${item.description ?? ''}`,
    item.amount,
    null,
    null,
    null,
    item.page,
    null,
  ]);
  return toCsv([[...header, ...marks], ...singles, ...figures, ...items]);
}
