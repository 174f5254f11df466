import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import { expandsBeyond } from '../pdf/decompression-bomb.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { Unreadable } from './unreadable.ts';

/** The largest picture that a document can need has four colours. */
const bytesPerPixel = 4;
/** The operators of the fullest page of a map come to some ten mebibytes, the largest fonts to thirty. */
const mostBytesOfOthers = 128 * 2 ** 20;

/**
 * Refuses a PDF that unpacks to more than its pictures and pages may need.
 *
 * @throws Unreadable too_large.
 */
export async function refuseBomb(bytes: Buffer, maxPixels: number): Promise<void> {
  const limits = { picture: maxPixels * bytesPerPixel, other: mostBytesOfOthers };
  if (await expandsBeyond(bytes, limits)) throw new Unreadable('too_large');
}

/**
 * Opens one page of a PDF, with its pictures, for as long as the work on it takes.
 *
 * @param number 1-based.
 * @throws Unreadable too_large, encrypted, corrupt; corrupt also where the document has no such page.
 */
export async function withPdfPage<Result>(
  bytes: Buffer,
  number: number,
  maxPixels: number,
  work: (page: PDFPageProxy) => Promise<Result>,
): Promise<Result> {
  await refuseBomb(bytes, maxPixels);
  const pdf = await openPdf(bytes, maxPixels);
  try {
    const pages = pdf.document.numPages;
    if (number > pages) {
      throw new Unreadable('corrupt', `The document has ${pages} pages: there is no page ${number}.`);
    }
    return await work(await pdf.document.getPage(number));
  } finally {
    await pdf.close();
  }
}
