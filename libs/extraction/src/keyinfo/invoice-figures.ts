import type { Fields, KeyFigure } from '@gemmavision/domain/documents';
import { evidenceOf, type Found } from './document-lines.ts';

/** An invoice's sums as key figures: each with the place that shows it; what no page shows is left out. */
export function invoiceFigures(
  fields: Fields,
  sums: Partial<Record<'netTotal' | 'taxTotal' | 'amountDue', Found<number>>>,
): KeyFigure[] {
  return (['netTotal', 'taxTotal', 'amountDue'] as const).flatMap((label): KeyFigure[] => {
    const found = sums[label];
    const place = found ? evidenceOf(found.run, found.certainty) : undefined;
    if (!found || !place) return [];
    return [
      {
        label,
        value: found.value,
        printed: found.run.text,
        scale: 1,
        unit: fields.currency ?? null,
        period: fields.documentDate,
        ...place,
      },
    ];
  });
}
