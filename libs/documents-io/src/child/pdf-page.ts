import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import { expandsBeyond } from '../pdf/decompression-bomb.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { Unreadable } from './unreadable.ts';

/** The largest stream that a document can need is a picture of the largest size, in four colours. */
const bytesPerPixel = 4;

/**
 * Refuses a PDF that unpacks to more than its pictures may need.
 *
 * @throws Unreadable too_large.
 */
export async function refuseBomb(bytes: Buffer, maxPixels: number): Promise<void> {
  if (await expandsBeyond(bytes, maxPixels * bytesPerPixel)) throw new Unreadable('too_large');
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
