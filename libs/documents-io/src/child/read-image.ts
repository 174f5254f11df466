import type { Page } from '@gemmavision/extraction/page';
import { decodeImage, type DecodedImage } from '../image/decode-image.ts';
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
  const image = await decodeImage(bytes, context.limits.maxPixels);
  context.ocrPageFound();
  context.progress({ stage: 'recognising', page: 0, pages: 1 });
  const page = await pageOfImage(image, context);
  context.progress({ stage: 'recognising', page: 1, pages: 1 });
  return { pages: [page], attachments: [], warnings: [] };
}

/** The page that a picture shows, in its own pixels. */
export async function pageOfImage(
  { grey, width }: DecodedImage,
  { ocr, pageSegmentation, working }: Pick<ReadingContext, 'ocr' | 'pageSegmentation' | 'working'>,
): Promise<Page> {
  const recognised = isBlank(grey)
    ? nothingIn(grey, ocr)
    : await recognisePage(ocr, grey, pageSegmentation, working);
  return ocrPage(1, recognised, grey.width / width);
}
