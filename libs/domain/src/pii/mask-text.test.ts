import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergedSpans, maskText } from './text-spans.ts';
import { boxesOfSpans, maskWords } from './word-spans.ts';

const spans = fc.array(
  fc.record({
    type: fc.constantFrom('PERSON' as const, 'EMAIL_ADDRESS' as const),
    start: fc.integer({ min: -3, max: 40 }),
    end: fc.integer({ min: -3, max: 40 }),
  }),
  { maxLength: 6 },
);

/** A line of words, each ten wide, as a page holds them. */
function pageOf(...lines: string[]) {
  const words = lines.flatMap((line, row) =>
    line.split(' ').map((text, column) => ({
      text,
      confidence: 1,
      bbox: [column * 10, row * 20, column * 10 + 9, row * 20 + 10] as [number, number, number, number],
    })),
  );
  return { text: lines.join('\n'), words };
}

describe('a masked text', () => {
  it('keeps its length, its spaces and all that no span covers, and shows nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), spans, (text, covering) => {
        const masked = maskText(text, covering);
        expect(masked).toHaveLength(text.length);
        for (let unit = 0; unit < text.length; unit += 1) {
          const isCovered = covering.some(({ start, end }) => start <= unit && unit < end);
          const isSpace = /\s/.test(text.charAt(unit));
          expect(masked.charAt(unit)).toBe(isCovered && !isSpace ? '•' : text.charAt(unit));
        }
      }),
    );
  });

  it('keeps the lines of an address', () =>
    expect(maskText('to\nLange Straße 12\n10115 Berlin.', [{ start: 3, end: 31 }])).toBe(
      'to\n••••• •••••• ••\n••••• ••••••.',
    ));
});

describe('overlapping spans', () => {
  it('become ones that do not overlap and cover the same', () => {
    fc.assert(
      fc.property(spans, (given) => {
        const merged = mergedSpans(given, 40);
        merged.forEach(({ start, end }, index) => {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(merged[index - 1]?.end ?? 0);
        });
        for (let unit = 0; unit < 40; unit += 1) {
          const covers = ({ start, end }: { start: number; end: number }) => start <= unit && unit < end;
          expect(merged.some(covers)).toBe(given.some(covers));
        }
      }),
    );
  });

  it('have the type of the longest', () =>
    expect(
      mergedSpans(
        [
          { type: 'PERSON', start: 0, end: 4 },
          { type: 'EMAIL_ADDRESS', start: 2, end: 12 },
        ],
        40,
      ),
    ).toEqual([{ type: 'EMAIL_ADDRESS', start: 0, end: 12 }]));
});

describe('the words of a masked page', () => {
  it('say what the masked text says at their place', () => {
    const page = pageOf('Ann wrote to Ann.', 'Then Ann left');
    const span = { start: 13, end: 16 };
    expect(maskWords(page, [span]).map(({ text }) => text)).toEqual(
      maskText(page.text, [span]).split(/[ \n]/),
    );
  });

  it('are masked where the text does not show them', () => {
    const page = pageOf('Ann wrote');
    const lost = { text: 'Lee', confidence: 1, bbox: [0, 0, 1, 1] as [number, number, number, number] };
    expect(maskWords({ ...page, words: [...page.words, lost] }, [{ start: 0, end: 3 }]).at(-1)?.text).toBe(
      '•••',
    );
  });
});

describe('the boxes of a span', () => {
  it('are one a line, over whole words', () =>
    expect(
      boxesOfSpans(pageOf('at Lange Straße 12', '10115 Berlin, soon'), [
        { type: 'STREET_ADDRESS', start: 3, end: 31 },
      ])[0]?.boxes,
    ).toEqual([
      [10, 0, 39, 10],
      [0, 20, 19, 30],
    ]));
});
