import path from 'node:path';
import { understandDocument } from '@gemmavision/extraction/document';
import { drawPageSeen } from '../debug/page-drawing.ts';
import type { DocumentRead, ReadRequest } from './protocol.ts';
import { readImage } from './read-image.ts';
import { readPdf } from './read-pdf.ts';
import type { ReadingContext } from './reading-context.ts';
import { readSourceFile, sha256Of, warnOfMismatch } from './source-file.ts';

/**
 * One document from its bytes to everything that is read in it.
 *
 * @throws Unreadable where its content forbids it.
 */
export async function readDocument(request: ReadRequest, context: ReadingContext): Promise<DocumentRead> {
  context.progress({ stage: 'opening', page: 0, pages: 0 });
  const { bytes, mediaType } = await readSourceFile(request.path, request.fileName, context.limits.maxBytes);
  const { pages, attachments, warnings } = await (mediaType === 'application/pdf'
    ? readPdf(bytes, context)
    : readImage(bytes, context));
  context.progress({ stage: 'understanding', page: pages.length, pages: pages.length });
  const understood = understandDocument({ pages, attachments });
  const result = {
    file: path.basename(request.fileName),
    sha256: request.sha256 ?? sha256Of(bytes),
    mediaType,
    ...understood,
    warnings: [...warnOfMismatch(request.fileName, mediaType), ...warnings, ...understood.warnings],
  };
  return {
    result,
    ...(request.explain && { drawings: pages.map(drawPageSeen) }),
    ...(request.keepPages && { pagesRead: { pages, attachments } }),
  };
}
