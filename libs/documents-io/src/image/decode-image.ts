import sharp from 'sharp';
import { Unreadable } from '../child/unreadable.ts';
import { maxDrawnPixels } from '../limits.ts';
import type { GreyImage } from '../ocr/engine.ts';
import { declaredSize } from './declared-size.ts';

sharp.cache(false);
sharp.concurrency(1);

export interface DecodedImage {
  /** Shrunk where the picture has more pixels than OCR gains from. */
  grey: GreyImage;
  /** Of the picture itself, its orientation undone: boxes are given in these pixels. */
  width: number;
  height: number;
}

/**
 * Decodes a PNG or JPEG of any kind (CMYK, 16 bits, palette, first frame of an animation) to grey on white,
 * its EXIF orientation undone.
 *
 * @throws Unreadable too_large, corrupt.
 */
export async function decodeImage(bytes: Buffer, maxPixels: number): Promise<DecodedImage> {
  const { width, height } = await uprightSize(bytes, maxPixels);
  const shrink = Math.min(1, Math.sqrt(maxDrawnPixels / (width * height)));
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 })
      .rotate()
      .resize(Math.max(1, Math.floor(width * shrink)), Math.max(1, Math.floor(height * shrink)), {
        fit: 'fill',
      })
      .flatten({ background: '#ffffff' })
      .greyscale()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const pixels = info.channels === 1 ? data : firstChannel(data, info.channels);
    return { grey: { pixels, width: info.width, height: info.height }, width, height };
  } catch {
    throw new Unreadable('corrupt');
  }
}

/** The picture as a PNG for a browser, upright, with at most `maxPixels` pixels drawn. */
export async function drawImage(
  bytes: Buffer,
  maxPixels: number,
  turn: number,
): Promise<{ png: Buffer; width: number; height: number }> {
  const { width, height } = await uprightSize(bytes, maxPixels);
  const shrink = Math.min(1, Math.sqrt(maxDrawnPixels / (width * height)));
  try {
    // Two steps: sharp undoes the EXIF orientation and turns by an angle in one and the same operation.
    const upright = await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 })
      .rotate()
      .resize(Math.max(1, Math.floor(width * shrink)), Math.max(1, Math.floor(height * shrink)), {
        fit: 'fill',
      })
      .toColourspace('srgb')
      .png({ compressionLevel: 6 })
      .toBuffer();
    const { data, info } = await sharp(upright).rotate(turn).png().toBuffer({ resolveWithObject: true });
    return { png: data, width: info.width, height: info.height };
  } catch {
    throw new Unreadable('corrupt');
  }
}

async function uprightSize(bytes: Buffer, maxPixels: number): Promise<{ width: number; height: number }> {
  const declared = declaredSize(bytes);
  if (declared && declared.width * declared.height > maxPixels) throw new Unreadable('too_large');
  try {
    const { autoOrient } = await sharp(bytes, { limitInputPixels: maxPixels }).metadata();
    return autoOrient;
  } catch {
    throw new Unreadable('corrupt');
  }
}

function firstChannel(data: Buffer, channels: number): Buffer {
  const first = Buffer.alloc(data.length / channels);
  for (let index = 0; index < first.length; index++) first[index] = data[index * channels] ?? 0;
  return first;
}
