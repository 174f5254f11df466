import { expect, it } from '@jest/globals';
import type { PageWord } from '@gemmavision/extraction/page';
import type { Recogniser } from './engine.ts';
import { EngineByKind, isNarrowPrint } from './engine-by-kind.ts';

/** Rows of words of six letters, each letter ten wide, on lines that are so many letters long. */
function print(letters: number, rows: number, confidence = 0.9): PageWord[] {
  const words: PageWord[] = [];
  for (let row = 0; row < rows; row++) {
    for (let at = 0; at + 6 <= letters; at += 7) {
      words.push({
        text: 'amount',
        bbox: [at * 10, row * 20, at * 10 + 60, row * 20 + 14],
        confidence,
        fontSize: 14,
        bold: false,
        italic: false,
      });
    }
  }
  return words;
}

function engine(name: Recogniser['name']): Recogniser {
  return { name, segmentsPages: name !== 'pp-ocr', recognise: async () => [], close: async () => undefined };
}

it('tells print as narrow as a receipt’s from that of a page', () => {
  expect(isNarrowPrint(print(42, 20))).toBe(true);
  expect(isNarrowPrint(print(120, 20))).toBe(false);
});

it('gives what is printed like a receipt, or hardly readable, to the engine for it, and pages to the other', () => {
  const byKind = new EngineByKind(engine('tesseract.js'), engine('pp-ocr'));
  expect(byKind.betterFor(print(42, 20))?.name).toBe('pp-ocr');
  expect(byKind.betterFor(print(120, 20, 0.3))?.name).toBe('pp-ocr');
  expect(byKind.betterFor([])?.name).toBe('pp-ocr');
  expect(byKind.betterFor(print(120, 20))).toBeUndefined();
  expect(byKind.name).toBe('tesseract.js');
});
