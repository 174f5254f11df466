import type { CorrectedFields, CorrectionMark } from '@gemmavision/domain/documents';

/**
 * Rows as CSV (RFC 4180). A spreadsheet runs what begins like a formula; such a cell gets a leading apostrophe,
 * unless it is a plain number: negative figures stay figures.
 */
export function toCsv(rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  return rows.map((row) => row.map(toCell).join(',') + '\r\n').join('');
}

/** What was read, and who says otherwise; nothing where a value stands as it was read. */
function corrections(mark: CorrectionMark | undefined) {
  return mark === undefined ? [] : [mark.read, mark.by, mark.at];
}

/** The key information, a field or figure a line, with the place where it was read, and what people corrected. */
export function fieldsToCsv(fields: CorrectedFields): string {
  const { evidence, keyFigures, lineItems, corrected, ...single } = fields;
  const header = ['field', 'value', 'printed', 'unit', 'period', 'page', 'confidence'];
  const marks = ['read', 'correctedBy', 'correctedAt'];
  const singles = Object.entries(single).map(([name, value]) => {
    const found = evidence[name];
    return [name, value, null, null, null, found?.page, found?.confidence, ...corrections(corrected?.[name])];
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

const plainNumber = /^[-+]?[\d.,]+%?$/;
const startsLikeFormula = /^[=+\-@\t\r]/;

function toCell(value: string | number | null | undefined): string {
  if (value == null) return '';
  if (typeof value === 'number') return String(value);
  const safe = startsLikeFormula.test(value) && !plainNumber.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
