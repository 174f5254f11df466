import { describe, expect, it } from '@jest/globals';
import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { PageWord } from '@gemmavision/extraction/page';
import type { GreyImage, Recogniser } from './engine.ts';
import { lookAgain } from './second-look.ts';

const paper: GreyImage = { pixels: Buffer.alloc(400 * 200, 255), width: 400, height: 200 };

/** The picture with black letters (solid boxes) at places. */
function withLetters(boxes: readonly BoundingBox[]): GreyImage {
  const pixels = Buffer.from(paper.pixels);
  for (const [x0, y0, x1, y1] of boxes) {
    for (let y = y0; y < y1; y++) pixels.fill(0, y * 400 + x0, y * 400 + x1);
  }
  return { ...paper, pixels };
}

const word = (text: string, bbox: BoundingBox, confidence: number): PageWord => ({
  text,
  bbox,
  confidence,
  fontSize: 20,
  bold: false,
  italic: false,
  ocrLine: { block: 0, line: 3 },
});

/** An engine that reads the same on every line of a picture, one answer a picture. */
function reading(...answers: [text: string, confidence: number][]): Recogniser & { pictures: GreyImage[] } {
  const pictures: GreyImage[] = [];
  return {
    name: 'tesseract.js',
    segmentsPages: true,
    pictures,
    recognise: (picture) => {
      const [text, confidence] = answers[pictures.length] ?? ['', 0];
      pictures.push(picture);
      return Promise.resolve([word(text, [30, 30, 90, 70], confidence)]);
    },
    close: () => Promise.resolve(),
  };
}

const sure = word('Total', [20, 20, 80, 40], 0.96);

const look = (engine: Recogniser, image: GreyImage, words: readonly PageWord[]) =>
  lookAgain(engine, image, words, () => undefined);

describe('a second look at doubtful words', () => {
  it('is not taken where every word is sure', async () => {
    const engine = reading();
    expect(await look(engine, paper, [sure])).toEqual([sure]);
    expect(engine.pictures).toEqual([]);
  });

  it('finds a point that was lost, and keeps the place of the word', async () => {
    const doubted = word('041', [120, 20, 160, 40], 0.7);
    const [, found] = await look(reading(['0.41', 0.96]), paper, [sure, doubted]);
    expect(found).toEqual({ ...doubted, text: '0.41', confidence: 0.96 });
  });

  it('keeps the word where the second reading is no surer', async () => {
    const doubted = word('1,133', [120, 20, 160, 40], 0.8);
    expect(await look(reading(['1133', 0.7], ['1133', 0.2]), paper, [sure, doubted])).toEqual([
      sure,
      doubted,
    ]);
  });

  it('changes digits only where a third look agrees or the second is much surer', async () => {
    const doubted = word('558', [120, 20, 160, 40], 0.75);
    const disagreeing = await look(reading(['358', 0.85], ['558', 0.6]), paper, [sure, doubted]);
    expect(disagreeing[1]?.text).toBe('558');
    const agreeing = await look(reading(['358', 0.85], ['358', 0.9]), paper, [sure, doubted]);
    expect(agreeing[1]?.text).toBe('358');
  });

  it('reads letters where no word was read, and puts them on the line beside', async () => {
    const image = withLetters([
      [120, 22, 130, 40],
      [134, 22, 144, 40],
      [148, 22, 158, 40],
    ]);
    const words = await look(reading(['abc', 0.9]), image, [sure]);
    expect(words).toHaveLength(2);
    expect(words[1]).toMatchObject({ text: 'abc', ocrLine: { block: 0, line: 3 } });
    expect(words[1]?.bbox[0]).toBeGreaterThan(110);
    expect(words[1]?.bbox[2]).toBeLessThan(170);
  });

  it('takes no single mark for a word', async () => {
    const image = withLetters([[120, 22, 130, 40]]);
    expect(await look(reading(['|', 0.8]), image, [sure])).toEqual([sure]);
  });
});
