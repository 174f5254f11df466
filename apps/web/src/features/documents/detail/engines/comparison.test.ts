import { describe, expect, it } from '@jest/globals';
import type { PageText } from '@gemmavision/domain/documents';
import { comparePages } from './comparison.ts';
import { heedsLayout, otherEngine, settingsFrom, settingsText } from './reading-settings.ts';

const aPage = (text: string, width = 100): PageText => ({
  page: 1,
  width,
  height: 2 * width,
  source: 'ocr',
  engine: 'tesseract',
  confidence: 0.9,
  text,
  words: text.split(/\s+/).map((word, index) => ({
    text: word,
    bbox: [index, 0, index + 1, width / 10],
    confidence: 0.9,
  })),
});

describe('two readings of a page', () => {
  const comparison = comparePages(
    aPage('Net sales were 9,583 in July'),
    aPage('Net sates were 9,588 in July', 200),
  );

  it('differ in words, those with figures first', () => {
    expect(comparison.differences.map(({ left, right, hasNumber }) => [left, right, hasNumber])).toEqual([
      ['9,583', '9,588', true],
      ['sales', 'sates', false],
    ]);
    expect(comparison.alike).toBe(4);
    expect([...comparison.leftOnly]).toEqual([1, 3]);
  });

  it('have their boxes in the units of one page, whatever those of the other are', () => {
    expect(comparison.differences[0]?.leftBoxes).toEqual([[3, 0, 4, 10]]);
    expect(comparison.differences[0]?.rightBoxes).toEqual([[1.5, 0, 2, 10]]);
  });
});

describe('the settings of a reading in the address', () => {
  it.each(['tesseract.js', 'tesseract:6', 'tesseract.js:11'])('%s is read as it was written', (text) => {
    const settings = settingsFrom(text);
    expect(settings && settingsText(settings)).toBe(text);
  });

  it.each([undefined, '', 'crystal:6', 7])('%j says nothing', (text) => {
    expect(settingsFrom(text)).toBeUndefined();
  });

  it('leaves a layout out that makes no sense, or that the engine does not heed', () => {
    expect(settingsFrom('tesseract:99')).toEqual({ engine: 'tesseract', pageSegmentation: null });
    expect(heedsLayout('pp-ocr')).toBe(false);
    expect(settingsFrom('pp-ocr:6')).toEqual({ engine: 'pp-ocr', pageSegmentation: null });
  });

  it('begins with another engine than has read the page', () => {
    for (const engine of ['pdfjs', 'tesseract.js', 'tesseract']) expect(otherEngine(engine)).not.toBe(engine);
  });
});
