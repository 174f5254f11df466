import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { getDocument, VerbosityLevel } from './pdfjs.ts';
import { pictureShareOf } from './picture-share.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../../fixtures');

/** A page of 200 by 100 points on which a picture of one pixel is drawn through each matrix. */
function pageWithPictures(...matrices: string[]): Uint8Array {
  const content = matrices
    .map((matrix) => `q ${matrix} cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q`)
    .join('\n');
  return Buffer.from(
    `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R>> endobj
4 0 obj <</Length ${content.length}>> stream
${content}
endstream endobj
trailer <</Root 1 0 R>>`,
    'latin1',
  );
}

async function shareOf(bytes: Uint8Array): Promise<number> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  try {
    return await pictureShareOf(await (await task.promise).getPage(1));
  } finally {
    await task.destroy();
  }
}

describe('how much of a page its pictures cover', () => {
  it('is the box that the picture is drawn into, however many pixels it has', async () => {
    expect(await shareOf(pageWithPictures('100 0 0 50 10 10'))).toBeCloseTo(0.25);
  });

  it('sums the strips of a scan', async () => {
    expect(await shareOf(pageWithPictures('200 0 0 50 0 0', '200 0 0 50 0 50'))).toBeCloseTo(1);
  });

  it('counts what lies beyond the page for nothing', async () => {
    expect(await shareOf(pageWithPictures('400 0 0 100 100 0'))).toBeCloseTo(0.5);
  });

  it('is nothing for a page of text and lines', async () => {
    expect(await shareOf(readFileSync(path.join(fixtures, '10-q-table.pdf')))).toBe(0);
  });
});
