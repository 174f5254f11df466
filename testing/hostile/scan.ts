import path from 'node:path';
import sharp, { type JpegOptions, type Sharp } from 'sharp';

/** Stands on the piece of a scanned page that `scanOf` gives. */
export const scannedText = 'COSTCO WHOLESALE';

/** The head of a scanned statement, about 1100 × 390 pixels. */
export async function scanOf(): Promise<Sharp> {
  const page = path.resolve(import.meta.dirname, '../../fixtures/page-scan.png');
  const head = await sharp(page)
    .extract({ left: 0, top: 0, width: 1700, height: 600 })
    .resize(1100)
    .png()
    .toBuffer();
  return sharp(head);
}

/** The same as a JPEG. */
export async function scanJpeg(options: JpegOptions = {}): Promise<Buffer> {
  return (await scanOf()).jpeg(options).toBuffer();
}
