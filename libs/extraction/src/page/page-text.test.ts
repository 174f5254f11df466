import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pageTextSchema } from '@gemmavision/domain/documents';
import { aPage, linesOfText } from './page-builder.ts';
import { readPageText } from './page-text.ts';
import { skewOf, straightenMarks, straightenWords } from './straighten.ts';
import { linesOf } from './lines.ts';
import type { Page, PageWord } from './page.ts';

const sentence = 'the company recorded further changes in value here';

describe('readPageText', () => {
  it('joins words to lines from top to bottom', () => {
    const page = aPage({ texts: linesOfText(['Total assets', 'and liabilities']) });
    expect(readPageText({ ...page, words: [...page.words].reverse() }).text).toBe(
      'Total assets\nand liabilities',
    );
  });

  it('reads columns of running text one after the other', () => {
    const left = Array.from({ length: 12 }, (_, i) => `left ${i} ${sentence}`);
    const right = Array.from({ length: 12 }, (_, i) => `right ${i} ${sentence}`);
    const page = aPage({ texts: [...linesOfText(left, 20), ...linesOfText(right, 330)] });
    expect(readPageText(page).text).toBe([...left, ...right].join('\n'));
  });

  it('reads the rows of a table across', () => {
    const rows = Array.from({ length: 12 }, (_, i) => ({ label: `Item ${i}`, value: `${i},234` }));
    const texts = rows.flatMap(({ label, value }, i) => [
      { text: label, x: 40, y: 40 + 14 * i },
      { text: value, x: 400, y: 40 + 14 * i },
    ]);
    expect(readPageText(aPage({ texts })).text).toBe(
      rows.map(({ label, value }) => `${label} ${value}`).join('\n'),
    );
  });

  it('reads a table of texts across, however alike the cells of its last column are', () => {
    const rows = Array.from({ length: 14 }, (_, i) => `0.${i}% Senior Notes Due 20${i + 10}`);
    const market = 'The Nasdaq Stock Market LLC of New York';
    const texts = [
      ...linesOfText(rows, 30),
      ...linesOfText(
        rows.map(() => market),
        330,
      ),
    ];
    expect(readPageText(aPage({ texts })).text).toBe(rows.map((row) => `${row} ${market}`).join('\n'));
  });

  it('shows every word once, in the order of the text, and fits the result schema', () => {
    const word = fc.record({
      text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
      x: fc.double({ min: 0, max: 500, noNaN: true }),
      y: fc.double({ min: 0, max: 700, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (texts) => {
        const page = aPage({ texts });
        const read = pageTextSchema.parse(readPageText(page));
        let at = 0;
        for (const { text } of read.words) {
          const found = read.text.indexOf(text, at);
          expect(found).toBeGreaterThanOrEqual(at);
          at = found + text.length;
        }
        expect(read.text.replace(/\s/g, '')).toBe(read.words.map(({ text }) => text).join(''));
      }),
    );
  });

  it('leaves out specks that OCR took for letters, never a digit or a nil dash', () => {
    const page = aPage({ source: 'ocr', texts: linesOfText(['Total : 12 — e', 'a 7 é']) });
    const doubted = page.words.map((word) => ({ ...word, confidence: word.text === 'a' ? 0.9 : 0.4 }));
    expect(readPageText({ ...page, words: doubted }).text).toBe('Total 12 —\na 7');
  });

  it('has no confidence in an empty page', () => {
    expect(readPageText(aPage({}))).toMatchObject({ text: '', words: [], confidence: 0 });
  });
});

/** A scan: the words of a page turned by a small angle, told which line they stand on. */
function scanOf(page: Page, slope: number): Page {
  const words = linesOf(straightenWords(page)).flatMap(({ words }, line) =>
    words.map((word): PageWord => {
      const [x0, y0, x1, y1] = word.bbox;
      const down = slope * ((x0 + x1) / 2);
      return { ...word.printed, bbox: [x0, y0 + down, x1, y1 + down], ocrLine: { block: 1, line } };
    }),
  );
  return { ...page, source: 'ocr', words };
}

describe('a scan that lies askew', () => {
  const lines = Array.from({ length: 10 }, (_, i) => `line ${i} of a scan that is wide enough to measure`);
  const straight = aPage({ texts: linesOfText(lines, 20, 40, 12) });

  it.each([0.02, -0.02, 0.008])('is read as if it lay straight (%d)', (slope) => {
    const scan = scanOf(straight, slope);
    expect(skewOf(scan)).toBeCloseTo(slope, 3);
    expect(readPageText(scan).text).toBe(lines.join('\n'));
  });

  it('has its lines and shades straightened with its words', () => {
    const scan = scanOf(straight, 0.02);
    const rulings = [
      { x0: 100, y0: 300, x1: 500, y1: 308, thickness: 1 },
      { x0: 304, y0: 200, x1: 300, y1: 400, thickness: 1 },
    ];
    const fills = [{ bbox: [106, 391, 506, 401] satisfies Page['fills'][0]['bbox'], luminance: 0.9 }];
    const marks = straightenMarks({ ...scan, rulings, fills });
    const [across, upright] = marks.rulings;
    expect(across?.y0).toBeCloseTo(304.1, 0);
    expect(across?.y1).toBe(across?.y0);
    expect(upright?.x1).toBe(upright?.x0);
    expect(marks.fills[0]?.bbox[3]).toBeCloseTo(401, 0);
  });

  it('keeps the boxes where the image shows the words', () => {
    const scan = scanOf(straight, 0.02);
    expect(readPageText(scan).words[0]?.bbox).toEqual(scan.words[0]?.bbox);
  });
});
