import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js';
import type { Attachment } from '@gemmavision/extraction/document';
import type { Page } from '@gemmavision/extraction/page';
import { xmlAttachmentsOf } from '../pdf/attachments.ts';
import { openPdf, type OpenPdf } from '../pdf/open-pdf.ts';
import { readPdfPage, type PdfPageReading } from '../pdf/read-pdf-page.ts';
import { refuseBomb } from './pdf-page.ts';
import type { ReadingContext } from './reading-context.ts';
import { readScannedPage } from './read-scanned-page.ts';
import { Unreadable } from './unreadable.ts';

/** With so many letters the text layer is the page's text; with fewer it may be a stamp on a scan. */
const enoughLetters = 200;

export interface PagesRead {
  pages: Page[];
  attachments: Attachment[];
  warnings: string[];
}

/**
 * Reads a PDF page by page: its text layer, and by OCR the pages that have none.
 *
 * @throws Unreadable too_large, encrypted, corrupt, too_many_pages.
 */
export async function readPdf(bytes: Buffer, context: ReadingContext): Promise<PagesRead> {
  await refuseBomb(bytes, context.limits.maxPixels);
  const text = await openPdf(bytes, 1);
  const pictures = lazily(() => openPdf(bytes, context.limits.maxPixels));
  try {
    const pageCount = text.document.numPages;
    if (pageCount < 1) throw new Unreadable('corrupt');
    if (pageCount > context.limits.maxPages) throw new Unreadable('too_many_pages');
    const warnings: string[] = [];
    const pages: (Page | undefined)[] = [];
    const scans: Promise<void>[] = [];
    let finished = 0;
    const finish = (index: number, page: Page) => {
      pages[index] = page;
      finished++;
      context.progress({
        stage: scans.length > 0 ? 'recognising' : 'reading',
        page: finished,
        pages: pageCount,
      });
    };

    for (let index = 0; index < pageCount; index++) {
      const reading = await readTextLayer(text.document, index + 1);
      if (!reading) {
        warnings.push(`Page ${index + 1} is damaged and was left out.`);
        finish(index, emptyPage(index + 1));
      } else if (isEnough(reading)) {
        finish(index, reading.page);
      } else {
        context.ocrPageFound();
        // The next page is drawn while this one is recognised; more pictures than that would only fill memory.
        while (scans.length - context.scansFinished() >= context.ocrThreads + 1) await context.nextScan();
        const scan = pictures()
          .then((pdf) => readScannedPage(pdf.document, reading, context))
          .catch((error: unknown) => {
            if (context.engine === 'tesseract') throw error;
            warnings.push(`Page ${index + 1} could not be recognised: only its text layer was read.`);
            return reading.page;
          })
          .then((page) => {
            finish(index, page);
            context.scanFinished();
          });
        // Awaited below; until then a failure must not count as unhandled.
        scan.catch(() => context.scanFinished());
        scans.push(scan);
      }
    }
    await Promise.all(scans);
    if (warnings.length === pageCount && pages.every((page) => page?.words.length === 0)) {
      throw new Unreadable('corrupt');
    }
    return {
      pages: pages.map((page, index) => page ?? emptyPage(index + 1)),
      attachments: context.ignoreAttachments ? [] : await xmlAttachmentsOf(text.document),
      warnings,
    };
  } finally {
    await text.close();
    await pictures.opened()?.then(
      (pdf) => pdf.close(),
      () => undefined,
    );
  }
}

async function readTextLayer(
  document: PDFDocumentProxy,
  number: number,
): Promise<PdfPageReading | undefined> {
  try {
    const page = await document.getPage(number);
    const reading = await readPdfPage(page, number);
    page.cleanup();
    return reading;
  } catch {
    return undefined;
  }
}

/** Whether the text layer is all that the page has to say, and its letters are known. */
function isEnough({ letters, unknownCharacters }: PdfPageReading): boolean {
  return letters >= enoughLetters && unknownCharacters < letters;
}

function emptyPage(number: number): Page {
  return {
    number,
    width: 0,
    height: 0,
    source: 'text-layer',
    engine: 'pdfjs',
    words: [],
    rulings: [],
    fills: [],
  };
}

function lazily(open: () => Promise<OpenPdf>) {
  let opened: Promise<OpenPdf> | undefined;
  return Object.assign(() => (opened ??= open()), { opened: () => opened });
}
