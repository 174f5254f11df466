import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PageWord } from '@gemmavision/extraction/page';
import { repairNumbers } from './repair-numbers.ts';

/** Words on one line, each with the gap before it. */
function lineOf(...words: [text: string, gap: number][]): PageWord[] {
  let at = 0;
  return words.map(([text, gap]) => {
    const from = at + gap;
    at = from + text.length * 10;
    return {
      text,
      bbox: [from, 0, at, 16],
      confidence: 0.9,
      fontSize: 16,
      bold: false,
      italic: false,
      ocrLine: { block: 0, line: 1 },
    };
  });
}

const textsOf = (words: readonly PageWord[]) => repairNumbers(words).map((word) => word.text);
const one = (text: string) => textsOf(lineOf([text, 0]))[0];

describe('numbers that OCR tore apart', () => {
  it('are joined where the parts stand closer than words do', () => {
    expect(textsOf(lineOf(['Cash', 0], ['and', 9], ['tax', 9], ['10.', 9], ['75', 4], ['RM', 10]))).toEqual([
      'Cash',
      'and',
      'tax',
      '10.75',
      'RM',
    ]);
  });

  it('stay apart where a sentence ends', () => {
    expect(textsOf(lineOf(['in', 0], ['2017.', 9], ['25', 9], ['people', 9]))).toEqual([
      'in',
      '2017.',
      '25',
      'people',
    ]);
  });
});

describe('decimal points read as commas', () => {
  it('are points where the other amounts have them', () => {
    const words = lineOf(['9.00', 0], ['12.50', 9], ['1,024.10', 9], ['343,95', 9], ['1,234', 9]);
    expect(textsOf(words)).toEqual(['9.00', '12.50', '1,024.10', '343.95', '1,234']);
  });

  it('stay commas on a page that writes them', () => {
    expect(textsOf(lineOf(['9,00', 0], ['12,50', 9], ['1.024,10', 9]))).toEqual([
      '9,00',
      '12,50',
      '1.024,10',
    ]);
  });
});

describe('noughts read as letters', () => {
  it.each([
    ['SHO1', 'SH01'],
    ['CROO08964', 'CR0008964'],
    ['O16-7867668', '016-7867668'],
    ['RMO.47', 'RM0.47'],
    ['20O8', '2008'],
    ['Q.01', '0.01'],
  ])('%s is %s', (read, printed) => {
    expect(one(read)).toBe(printed);
  });

  it.each(['NO12', 'PO1234', 'CO2', 'NOTE', 'Q3', 'FIFO', 'Form-10Q', 'O'])('%s stands', (text) => {
    expect(one(text)).toBe(text);
  });

  it('changes no digit of any word, and adds only noughts', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9.,()$-]{1,12}$/u), (text) => {
        const repaired = one(text) ?? '';
        expect(repaired).toHaveLength(text.length);
        for (const [index, character] of [...text].entries()) {
          if (character !== 'O' && character !== 'Q') expect(repaired[index]).toBe(character);
        }
      }),
    );
  });
});
