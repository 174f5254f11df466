import type { CorrectedFields, CorrectionMark } from '@gemmavision/domain/documents';

/** One value of a document’s key information, as files that list them have it. */
export interface ListedValue {
  field: string;
  value: string | number | null;
  printed: string | null;
  unit: string | null;
  /** A date or a duration, as of a key figure. */
  period: string | null;
  page: number | null;
  confidence: number | null;
  /** What a person says of it. */
  mark: CorrectionMark | undefined;
  isFromModel: boolean;
}

/** Every field, key figure and line of an invoice. */
export function listedValues(fields: CorrectedFields): ListedValue[] {
  const { evidence, keyFigures, lineItems = [], corrected, fromModel = [], ...single } = fields;
  const none = { printed: null, unit: null, period: null, mark: undefined, isFromModel: false };
  return [
    ...Object.entries(single).map(([field, value]) => ({
      ...none,
      field,
      value: value ?? null,
      page: evidence[field]?.page ?? null,
      confidence: evidence[field]?.confidence ?? null,
      mark: corrected?.[field],
      isFromModel: fromModel.some((name) => name === field),
    })),
    ...keyFigures.map(({ label, value, printed, unit, period, page, confidence, corrected: mark }) => ({
      ...none,
      field: label,
      ...{ value, printed, unit, period, page, confidence, mark },
    })),
    ...lineItems.map(({ description, amount, page }, index) => ({
      ...none,
      field: `lineItem${index + 1}: ${description ?? ''}`,
      value: amount,
      page,
      confidence: null,
    })),
  ];
}
