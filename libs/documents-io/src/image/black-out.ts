import type { BoundingBox } from '@gemmavision/domain/geometry';

/** Boxes hug their words as the text says; print may stand out by this share of a line's height, and by a pixel. */
const margin = 0.15;

/**
 * The picture of a page with boxes blacked out, as PNG. Opaque, and nothing else of the picture is kept: no metadata,
 * no layers under the black. Boxes are in the units of the page, whose size is `page`.
 */
export async function blackOut(
  png: Uint8Array,
  boxes: readonly BoundingBox[],
  page: { width: number; height: number },
): Promise<Uint8Array> {
  // Only now: whoever never hides anything does without libvips and its memory.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  const { data, info } = await sharp(png)
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  // Where the boxes lie cannot be said: better nothing is seen.
  if (boxes.length > 0 && !(page.width > 0 && page.height > 0)) data.fill(0);
  const [across, down] = [width / page.width, height / page.height];
  for (const [x0, y0, x1, y1] of boxes) {
    const [around, beside] = [
      Math.max(1, (y1 - y0) * down * margin),
      Math.max(1, (y1 - y0) * across * margin),
    ];
    const left = Math.max(0, Math.floor(x0 * across - beside));
    const right = Math.min(width, Math.ceil(x1 * across + beside));
    const top = Math.max(0, Math.floor(y0 * down - around));
    const bottom = Math.min(height, Math.ceil(y1 * down + around));
    for (let row = top; row < bottom && left < right; row += 1)
      data.fill(0, (row * width + left) * channels, (row * width + right) * channels);
  }
  return sharp(data, { raw: { width, height, channels } }).png({ compressionLevel: 6 }).toBuffer();
}
