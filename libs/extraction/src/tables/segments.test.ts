import { describe, expect, it } from '@jest/globals';
import { linesOf, straightenWords, usualSpace } from '../page/index.ts';
import { aPage, linesOfText, wordsAt } from '../page/page-builder.ts';
import { segmentLine } from './segments.ts';

/** The first line of a page in typewriter's type, whose spaces are as wide as its letters. */
function typewritten(line: string, text: readonly string[]) {
  const lines = linesOf(straightenWords(aPage({ texts: linesOfText([line, ...text]) })));
  const [first] = lines;
  if (!first) throw new Error('no line');
  return segmentLine(first, usualSpace(lines)).segments.map((segment) => segment.text);
}

const prose = Array.from({ length: 8 }, () => 'sampling weights should be used in estimation');

describe('the gaps of a line', () => {
  it('are measured by the spaces of the page: "40 years" is one cell in typewriter’s type', () => {
    expect(typewritten('40 years   2,468,083', prose)).toEqual(['40 years', '2,468,083']);
  });

  it('divide where a dollar sign follows a nil with its own', () => {
    const words = wordsAt([
      { text: '$ — $ — $ 12', x: 40, y: 40 },
      { text: 'Premiums', x: 140, y: 40 },
    ]);
    const [line] = linesOf(straightenWords({ ...aPage({}), words }));
    expect(line && segmentLine(line).segments.map((segment) => segment.text)).toEqual([
      '$—',
      '$—',
      '$12',
      'Premiums',
    ]);
  });
});

describe('the words of OCR', () => {
  it('are one number where it tore a number apart behind a comma, and two on a text layer', () => {
    const texts = wordsAt([
      { text: 'Sales', x: 40, y: 40 },
      { text: '2,586,', x: 200, y: 40 },
      { text: '688', x: 236, y: 40 },
    ]);
    const read = (ocr: boolean) => {
      const words = texts.map((word) => ({ ...word, ...(ocr ? { ocrLine: { block: 0, line: 0 } } : {}) }));
      const [line] = linesOf(straightenWords({ ...aPage({}), source: ocr ? 'ocr' : 'text-layer', words }));
      return line && segmentLine(line).segments.map((segment) => segment.text);
    };
    expect(read(true)).toEqual(['Sales', '2,586,688']);
    expect(read(false)).not.toContain('2,586,688');
  });
});
