import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sharp from 'sharp';
import { blackOut } from './black-out.ts';

const page = { width: 100, height: 50 };
/** The page at twice its size, with noise and a comment that must not survive. */
async function noise(alpha = false): Promise<Buffer> {
  const channels = alpha ? 4 : 3;
  const pixels = Uint8Array.from({ length: 200 * 100 * channels }, (_, at) => 40 + ((at * 7_919) % 200));
  return sharp(pixels, { raw: { width: 200, height: 100, channels } })
    .withExif({ IFD0: { ImageDescription: 'Ottilie Brandvold' } })
    .png()
    .toBuffer();
}
const pixelsOf = async (png: Uint8Array) => sharp(png).raw().toBuffer({ resolveWithObject: true });

describe('a page with boxes blacked out', () => {
  it('is black in each box and a little around it, and as before elsewhere', async () => {
    const before = await pixelsOf(await noise());
    const { data, info } = await pixelsOf(await blackOut(await noise(), [[10, 10, 30, 20]], page));
    expect([info.width, info.height, info.channels]).toEqual([200, 100, 3]);
    for (let y = 0; y < 100; y += 1)
      for (let x = 0; x < 200; x += 1) {
        const at = (y * 200 + x) * 3;
        const isInside = x >= 17 && x < 63 && y >= 17 && y < 43;
        if (data[at] !== (isInside ? 0 : before.data[at])) throw new Error(`${x}, ${y} is ${data[at]}`);
      }
  });

  it('never fails on boxes that reach over the edge, and never leaves one of their pixels', async () => {
    const picture = await noise();
    const coordinate = fc.double({ min: -20, max: 120, noNaN: true });
    await fc.assert(
      fc.asyncProperty(fc.tuple(coordinate, coordinate, coordinate, coordinate), async ([x, y, toX, toY]) => {
        const { data } = await pixelsOf(await blackOut(picture, [[x, y, toX, toY]], page));
        for (let py = 0; py < 100; py += 1)
          for (let px = 0; px < 200; px += 1)
            if (px + 1 > x * 2 && px < toX * 2 && py + 1 > y * 2 && py < toY * 2 && x < toX && y < toY)
              expect(data[(py * 200 + px) * 3]).toBe(0);
      }),
      { numRuns: 15 },
    );
  });

  it('is all black where the page has no size to place boxes by', async () => {
    const { data } = await pixelsOf(await blackOut(await noise(), [[0, 0, 1, 1]], { width: 0, height: 0 }));
    expect(data.every((value) => value === 0)).toBe(true);
  });

  it('keeps nothing beside its pixels, and nothing under the black', async () => {
    const png = await blackOut(await noise(true), [[0, 0, 100, 50]], page);
    const { data } = await pixelsOf(png);
    expect(data.every((value) => value === 0)).toBe(true);
    expect((await sharp(png).metadata()).exif).toBeUndefined();
    expect(Buffer.from(png).includes('Ottilie')).toBe(false);
  });
});
