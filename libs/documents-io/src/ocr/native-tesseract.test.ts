import { describe, expect, it } from '@jest/globals';
import { NativeTesseract, OcrProgramMissing, wordsOfTsv } from './native-tesseract.ts';

describe('the native OCR program', () => {
  it('gives words with their boxes, confidence and lines', () => {
    const tsv = [
      'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext',
      '4\t1\t1\t1\t1\t0\t10\t20\t200\t30\t-1\t',
      '5\t1\t1\t1\t1\t1\t10\t20\t60\t30\t96.5\tTotal',
      '5\t1\t1\t1\t1\t2\t80\t20\t40\t30\t12\t ',
    ].join('\n');
    expect(wordsOfTsv(tsv)).toEqual([
      {
        text: 'Total',
        bbox: [10, 20, 70, 50],
        confidence: 0.965,
        fontSize: 30,
        bold: false,
        italic: false,
        ocrLine: { block: 1, line: 1 },
      },
    ]);
  });

  it('says so when it is not installed', async () => {
    const engine = new NativeTesseract('/nowhere/eng.traineddata', '/nowhere');
    const image = { pixels: Buffer.alloc(100), width: 10, height: 10 };
    await expect(engine.recognise(image, 6)).rejects.toThrow(OcrProgramMissing);
  });
});
