import type { PageText } from '@gemmavision/domain/documents';
import { unionOfBoxes, type BoundingBox } from '@gemmavision/domain/geometry';
import { wordSpans } from '@gemmavision/domain/pii';
import type { ComparedField } from './compared.ts';

/** Where the model’s value stands: UTF-16 offsets into the page’s text, `end` exclusive. */
export interface ModelPlace {
  page: number;
  start: number;
  end: number;
}

/** The places of the values that stand on a page, by field. */
export function modelPlaces(fields: readonly ComparedField[]): Map<string, ModelPlace> {
  return new Map(
    fields.flatMap(({ name, model }) =>
      model.status === 'found' || model.status === 'in_instruction'
        ? [[name, { page: model.page, start: model.start, end: model.end }] as const]
        : [],
    ),
  );
}

/** The box round the words of a place; undefined where the text shows none of them. */
export function boxOfPlace(
  { text, words }: Pick<PageText, 'text' | 'words'>,
  { start, end }: ModelPlace,
): BoundingBox | undefined {
  const spans = wordSpans(text, words);
  const boxes = words.flatMap(({ bbox }, index) => {
    const span = spans[index];
    return span != null && span.start < end && span.end > start ? [bbox] : [];
  });
  return boxes.length === 0 ? undefined : unionOfBoxes(boxes);
}
