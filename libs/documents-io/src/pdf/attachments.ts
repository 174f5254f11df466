import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js';
import type { Attachment } from '@gemmavision/extraction/document';

/** An invoice's XML has some ten thousand characters; anything larger is no invoice. */
const largestAttachment = 5_000_000;

/** The XML files that travel inside the PDF: an invoice's data in Factur-X and ZUGFeRD. Others are left alone. */
export async function xmlAttachmentsOf(document: PDFDocumentProxy): Promise<Attachment[]> {
  const found: unknown = await document.getAttachments().catch(() => null);
  if (typeof found !== 'object' || found === null) return [];
  const attachments: Attachment[] = [];
  for (const file of Object.values(found)) {
    if (typeof file !== 'object' || file === null) continue;
    const name: unknown = Reflect.get(file, 'filename');
    const content: unknown = Reflect.get(file, 'content');
    if (typeof name !== 'string' || !/\.xml$/i.test(name)) continue;
    if (!(content instanceof Uint8Array) || content.length > largestAttachment) continue;
    attachments.push({ name, content: new TextDecoder().decode(content) });
  }
  return attachments;
}
