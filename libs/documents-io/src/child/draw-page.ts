import sharp from 'sharp';
import { drawImage, decodeImage } from '../image/decode-image.ts';
import { isBlank } from '../ocr/grey-image.ts';
import { uprightTurn } from '../ocr/upright.ts';
import { drawPdfPage, greyOf } from '../pdf/draw-pdf-page.ts';
import { expandsBeyond } from '../pdf/decompression-bomb.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { readPdfPage } from '../pdf/read-pdf-page.ts';
import type { DrawRequest, PagePicture } from './protocol.ts';
import { scannedPageTurn } from './read-scanned-page.ts';
import type { ReadingContext } from './reading-context.ts';
import { readSourceFile } from './source-file.ts';
import { Unreadable } from './unreadable.ts';

/**
 * Draws a page exactly as it was turned when it was read, so that boxes lie on their words.
 *
 * @throws Unreadable as for reading; corrupt also where the document has no such page.
 */
export async function drawPage(
  request: DrawRequest,
  context: Pick<ReadingContext, 'limits' | 'ocr' | 'working'>,
): Promise<PagePicture> {
  const { bytes, mediaType } = await readSourceFile(request.path, request.path, context.limits.maxBytes);
  if (mediaType !== 'application/pdf') {
    const { grey } = await decodeImage(bytes, context.limits.maxPixels);
    const turn = isBlank(grey) ? 0 : await uprightTurn(context.ocr, grey, context.working);
    return drawImage(bytes, context.limits.maxPixels, turn);
  }
  if (await expandsBeyond(bytes, context.limits.maxPixels * 4)) throw new Unreadable('too_large');
  const pdf = await openPdf(bytes, context.limits.maxPixels);
  try {
    if (request.page > pdf.document.numPages) {
      throw new Unreadable(
        'corrupt',
        `The document has ${pdf.document.numPages} pages: there is no page ${request.page}.`,
      );
    }
    const page = await pdf.document.getPage(request.page);
    const reading = await readPdfPage(page, request.page);
    const drawn = await drawPdfPage(page, reading.turn, request.dpi);
    const turn =
      reading.letters > 0
        ? 0
        : await scannedPageTurn(greyOf(await drawPdfPage(page, reading.turn, 200)), reading, context);
    if (turn === 0) return { png: drawn.png(), width: drawn.width, height: drawn.height };
    const { data, info } = await sharp(drawn.png()).rotate(turn).png().toBuffer({ resolveWithObject: true });
    return { png: data, width: info.width, height: info.height };
  } finally {
    await pdf.close();
  }
}
