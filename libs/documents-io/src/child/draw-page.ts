import sharp from 'sharp';
import { drawImage, decodeImage } from '../image/decode-image.ts';
import { isBlank } from '../ocr/grey-image.ts';
import { uprightTurn } from '../ocr/upright.ts';
import { drawPdfPage, greyOf } from '../pdf/draw-pdf-page.ts';
import { readPdfPage } from '../pdf/read-pdf-page.ts';
import { withPdfPage } from './pdf-page.ts';
import type { DrawRequest, PagePicture } from './protocol.ts';
import { scannedPageTurn, usualDpi } from './read-scanned-page.ts';
import type { ReadingContext } from './reading-context.ts';
import { readSourceFile } from './source-file.ts';

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
  return withPdfPage(bytes, request.page, context.limits.maxPixels, async (page) => {
    const reading = await readPdfPage(page, request.page);
    const drawn = await drawPdfPage(page, reading.turn, request.dpi);
    const turn =
      reading.letters > 0
        ? 0
        : await scannedPageTurn(greyOf(await drawPdfPage(page, reading.turn, usualDpi)), reading, context);
    if (turn === 0) return { png: await drawn.png(), width: drawn.width, height: drawn.height };
    const { data, info } = await sharp(await drawn.png())
      .rotate(turn)
      .png()
      .toBuffer({ resolveWithObject: true });
    return { png: data, width: info.width, height: info.height };
  });
}
