import { readPageText, type Page } from '@gemmavision/extraction/page';
import { decodeImage } from '../image/decode-image.ts';
import { isBlank } from '../ocr/grey-image.ts';
import { nothingIn, recognisePage } from '../ocr/recognise-page.ts';
import { drawPdfPage, greyOf } from '../pdf/draw-pdf-page.ts';
import { expandsBeyond } from '../pdf/decompression-bomb.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { readPdfPage } from '../pdf/read-pdf-page.ts';
import type { PageRead, ReadPageRequest } from './protocol.ts';
import { drawToRecognise, ocrPage, usualDpi } from './read-scanned-page.ts';
import type { ReadingContext } from './reading-context.ts';
import { readSourceFile } from './source-file.ts';
import { Unreadable } from './unreadable.ts';

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
    : recogniseImage(bytes, context));
  return { text: readPageText(page), milliseconds: Math.round(performance.now() - began) };
}

async function recogniseImage(bytes: Buffer, context: OnePageContext): Promise<Page> {
  const { grey, width } = await decodeImage(bytes, context.limits.maxPixels);
  const scale = grey.width / width;
  if (isBlank(grey)) return ocrPage(1, nothingIn(grey, context.ocr), scale);
  const recognised = await recognisePage(context.ocr, grey, context.pageSegmentation, context.working);
  return ocrPage(1, recognised, scale);
}

async function recogniseInPdf(bytes: Buffer, number: number, context: OnePageContext): Promise<Page> {
  if (await expandsBeyond(bytes, context.limits.maxPixels * 4)) throw new Unreadable('too_large');
  const pdf = await openPdf(bytes, context.limits.maxPixels);
  try {
    const pages = pdf.document.numPages;
    if (number > pages) {
      throw new Unreadable('corrupt', `The document has ${pages} pages: there is no page ${number}.`);
    }
    const page = await pdf.document.getPage(number);
    const { turn } = await readPdfPage(page, number);
    const first = await drawPdfPage(page, turn, usualDpi);
    context.working();
    if (isBlank(greyOf(first))) {
      return ocrPage(number, nothingIn(greyOf(first), context.ocr), first.scale);
    }
    const drawn = await drawToRecognise(page, turn, first);
    const recognised = await recognisePage(
      context.ocr,
      greyOf(drawn),
      context.pageSegmentation,
      context.working,
    );
    return ocrPage(number, recognised, drawn.scale);
  } finally {
    await pdf.close();
  }
}
