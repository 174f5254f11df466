import { decodeImage } from '../image/decode-image.ts';
import { isBlank } from '../ocr/grey-image.ts';
import { nothingIn, recognisePage } from '../ocr/recognise-page.ts';
import type { PagesRead } from './read-pdf.ts';
import { ocrPage } from './read-scanned-page.ts';
import type { ReadingContext } from './reading-context.ts';

/**
 * Reads a PNG or JPEG as a document of one page; boxes are in the picture's own pixels, turned upright.
 *
 * @throws Unreadable too_large, corrupt.
 */
export async function readImage(bytes: Buffer, context: ReadingContext): Promise<PagesRead> {
  const { grey, width } = await decodeImage(bytes, context.limits.maxPixels);
  context.ocrPageFound();
  context.progress({ stage: 'recognising', page: 0, pages: 1 });
  const scale = grey.width / width;
  if (isBlank(grey)) {
    return { pages: [ocrPage(1, nothingIn(grey, context.ocr), scale)], attachments: [], warnings: [] };
  }
  const recognised = await recognisePage(context.ocr, grey, context.pageSegmentation, context.working);
  context.progress({ stage: 'recognising', page: 1, pages: 1 });
  return { pages: [ocrPage(1, recognised, scale)], attachments: [], warnings: [] };
}
