import { readPageText, type Page } from '@gemmavision/extraction/page';
import { decodeImage } from '../image/decode-image.ts';
import { isBlank } from '../ocr/grey-image.ts';
import { nothingIn, recognisePage } from '../ocr/recognise-page.ts';
import { drawPdfPage, greyOf } from '../pdf/draw-pdf-page.ts';
import { readPdfPage } from '../pdf/read-pdf-page.ts';
import { withPdfPage } from './pdf-page.ts';
import type { PageRead, ReadPageRequest } from './protocol.ts';
import { pageOfImage } from './read-image.ts';
import { drawToRecognise, ocrPage, usualDpi } from './read-scanned-page.ts';
import type { ReadingContext } from './reading-context.ts';
import { readSourceFile } from './source-file.ts';

type OnePageContext = Pick<ReadingContext, 'limits' | 'ocr' | 'pageSegmentation' | 'working'>;

/**
 * Recognises one page from its picture, whether or not it has a text layer: to hold one engine against another.
 *
 * @throws Unreadable as for reading; corrupt also where the document has no such page.
 */
export async function readOnePage(request: ReadPageRequest, context: OnePageContext): Promise<PageRead> {
  const began = performance.now();
  const { bytes, mediaType } = await readSourceFile(request.path, request.path, context.limits.maxBytes);
  const page = await (mediaType === 'application/pdf'
    ? recogniseInPdf(bytes, request.page, context)
    : pageOfImage(await decodeImage(bytes, context.limits.maxPixels), context));
  return { text: readPageText(page), milliseconds: Math.round(performance.now() - began) };
}

function recogniseInPdf(bytes: Buffer, number: number, context: OnePageContext): Promise<Page> {
  const { limits, ocr, pageSegmentation, working } = context;
  return withPdfPage(bytes, number, limits.maxPixels, async (page) => {
    const { turn } = await readPdfPage(page, number);
    const first = await drawPdfPage(page, turn, usualDpi);
    working();
    const grey = greyOf(first);
    if (isBlank(grey)) return ocrPage(number, nothingIn(grey, ocr), first.scale);
    const drawn = await drawToRecognise(page, turn, first);
    const recognised = await recognisePage(ocr, greyOf(drawn), pageSegmentation, working);
    return ocrPage(number, recognised, drawn.scale);
  });
}
