import type { LlmReading } from '@gemmavision/domain/llm';
import { moneyText } from '../../../../parts/micros.ts';

/** `page 1`, `pages 1 to 3, 5`. */
export function pagesWords(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of [...pages].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && page <= last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  const words = runs.map(([from, to]) => (from === to ? String(from) : `${from} to ${to}`));
  return `${pages.length === 1 ? 'page' : 'pages'} ${words.join(', ')}`;
}

/** What of the document was sent: `text of pages 1 to 3, image of page 1`. */
export function sentWords({
  textPages,
  imagePages,
  isCut,
}: Pick<LlmReading, 'textPages' | 'imagePages' | 'isCut'>): string {
  const parts = [
    ...(textPages.length === 0 ? [] : [`text of ${pagesWords(textPages)}`]),
    ...(imagePages.length === 0
      ? []
      : [`${imagePages.length === 1 ? 'image' : 'images'} of ${pagesWords(imagePages)}`]),
  ];
  return parts.join(', ') + (isCut ? ' (the rest did not fit)' : '');
}

/** Tokens in and out, said to be estimated where the endpoint did not count. */
export function tokensWords({
  inputTokens,
  outputTokens,
  isUsageEstimated,
}: Pick<LlmReading, 'inputTokens' | 'outputTokens' | 'isUsageEstimated'>): string | null {
  if (inputTokens === null && outputTokens === null) return null;
  const about = isUsageEstimated ? 'about ' : '';
  const [input, output] = [inputTokens ?? 0, outputTokens ?? 0].map((count) => count.toLocaleString('en'));
  return `${about}${input} tokens in, ${output} out${isUsageEstimated ? ' (estimated)' : ''}`;
}

/** What a reading cost; null while nobody knows. */
export function costWords({
  costMicros,
  currency,
}: Pick<LlmReading, 'costMicros' | 'currency'>): string | null {
  return costMicros === null || currency === null ? null : moneyText(costMicros, currency);
}
