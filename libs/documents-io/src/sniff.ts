import path from 'node:path';
import { fileTypeFromBuffer } from 'file-type';

export type SupportedMediaType = 'application/pdf' | 'image/png' | 'image/jpeg';

/** How many bytes of a file `sniffMediaType` wants to see; fewer are fine for a shorter file. */
export const sniffedBytes = 4100;

/**
 * The media type by content, whatever the name says; undefined for anything that we do not read.
 * A PDF may begin with other bytes: readers accept `%PDF-` within the first 1024 (PDF 32000-1, annex H, note 13).
 */
export async function sniffMediaType(head: Uint8Array): Promise<SupportedMediaType | undefined> {
  const found = await recognise(head);
  return found === 'application/pdf' || found === 'image/png' || found === 'image/jpeg' ? found : undefined;
}

/** What the content is as far as anyone can tell: a media type of any kind, or undefined. */
export async function recognise(head: Uint8Array): Promise<string | undefined> {
  const beginning = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 1024));
  // A ZIP file’s first file may be a PDF that is not packed tighter, and begins within the first kilobyte.
  if (beginning.toString('latin1', 0, 4) === 'PK\u0003\u0004') return 'application/zip';
  if (beginning.includes('%PDF-')) return 'application/pdf';
  // An animated PNG begins with its first frame, and is a PNG to everyone who does not animate.
  const type = (await fileTypeFromBuffer(head.subarray(0, sniffedBytes)))?.mime;
  if (type === 'image/apng') return 'image/png';
  if (type) return type;
  // A TIFF's directory may stand at its end, where file-type does not look.
  if (/^(II\*\0|MM\0\*)/.test(beginning.toString('latin1', 0, 4))) return 'image/tiff';
  const text = beginning.toString('latin1').trimStart();
  if (/^<(!doctype|!--|html|\?xml|svg|[a-z]+[\s>])/i.test(text)) return 'text/html';
  return undefined;
}

const supportedEndings = new Set(['.pdf', '.png', '.jpg', '.jpeg']);

/**
 * Whether a file is one that we read, by its first `sniffedBytes` bytes. Content that is nothing at all, under a name
 * that promised something, is a damaged file; anything else is of a type that we do not read.
 */
export async function judgeContent(
  head: Uint8Array,
  fileName: string,
): Promise<
  { ok: true; mediaType: SupportedMediaType } | { ok: false; reason: 'corrupt' | 'unsupported_type' }
> {
  const mediaType = await sniffMediaType(head);
  if (mediaType !== undefined) return { ok: true, mediaType };
  const promised = supportedEndings.has(path.extname(fileName).toLowerCase());
  const isNothing = promised && (await recognise(head)) === undefined;
  return { ok: false, reason: isNothing ? 'corrupt' : 'unsupported_type' };
}
