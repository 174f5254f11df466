import type { PiiType } from '../documents/extraction-result.ts';

/** A stretch of a text; offsets count UTF-16 units, `end` is exclusive. */
export interface TextSpan {
  start: number;
  end: number;
}

/** A stretch of a text that is personal data. */
export interface TypedSpan extends TextSpan {
  type: PiiType;
}

/** Stands for each character that somebody may not see. */
export const maskCharacter = '•';

/** The spans in order, inside the text, each overlapping group as one with the type of its longest. */
export function mergedSpans<Span extends TypedSpan>(spans: readonly Span[], length: number): TypedSpan[] {
  const sorted = spans
    .map(({ type, start, end }) => ({ type, start: Math.max(0, start), end: Math.min(length, end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: (TypedSpan & { longest: number })[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    const size = span.end - span.start;
    if (last === undefined || span.start >= last.end) merged.push({ ...span, longest: size });
    else {
      last.end = Math.max(last.end, span.end);
      if (size > last.longest) [last.type, last.longest] = [span.type, size];
    }
  }
  return merged.map(({ type, start, end }) => ({ type, start, end }));
}

/** Everything that is printed, unit by unit; the spaces stay, so that lines and words stay where they are. */
export function maskAll(text: string): string {
  return text.replace(/\S/g, maskCharacter);
}

/**
 * The text as somebody sees it who may not see personal data: the same length, the same spaces and lines, and in the
 * place of each character of a span a dot. Offsets into the text, and the boxes of its words, stay right.
 */
export function maskText(text: string, spans: readonly TextSpan[]): string {
  let masked = text;
  for (const { start, end } of spans) {
    const [from, to] = [Math.max(0, start), Math.min(text.length, end)];
    if (from < to) masked = masked.slice(0, from) + maskAll(masked.slice(from, to)) + masked.slice(to);
  }
  return masked;
}
