import type { Page, PageWord } from './page.ts';

/** Builds pages for tests: text at positions, every character as wide as half its size. */
export interface PlacedText {
  text: string;
  x: number;
  y: number;
  /** Where the text ends instead, for numbers that line up at their right edges. */
  rightAt?: number;
  size?: number;
}

/** The words of texts that start (or end) at given places. */
export function wordsAt(texts: readonly PlacedText[]): PageWord[] {
  return texts.flatMap(({ text, x, y, rightAt, size = 10 }) => {
    const width = size * 0.5;
    let at = rightAt === undefined ? x : rightAt - text.length * width;
    return text.split(' ').map((word): PageWord => {
      const from = at;
      at += (word.length + 1) * width;
      return {
        text: word,
        bbox: [from, y, from + word.length * width, y + size],
        confidence: 1,
        fontSize: size,
        bold: false,
        italic: false,
      };
    });
  });
}

/** A page of US Letter size with the given parts; a text layer without lines unless told otherwise. */
export function aPage(parts: Partial<Page> & { texts?: readonly PlacedText[] }): Page {
  const { texts = [], ...rest } = parts;
  return {
    number: 1,
    width: 612,
    height: 792,
    source: 'text-layer',
    engine: 'pdfjs',
    words: wordsAt(texts),
    rulings: [],
    fills: [],
    ...rest,
  };
}

/** Lines of plain text, one under the other. */
export function linesOfText(lines: readonly string[], x = 40, top = 40, pitch = 14): PlacedText[] {
  return lines.map((text, i) => ({ text, x, y: top + i * pitch }));
}

/** A statement: labels at the left, numbers that end at the given edges. */
export function statement(
  rows: readonly (readonly string[])[],
  edges: readonly number[],
  top = 100,
  pitch = 14,
): PlacedText[] {
  return rows.flatMap(([label = '', ...cells], r) => [
    ...(label ? [{ text: label, x: 40, y: top + r * pitch }] : []),
    ...cells.flatMap((text, c) => (text ? [{ text, x: 0, y: top + r * pitch, rightAt: edges[c] ?? 0 }] : [])),
  ]);
}
