import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { HostileCase } from './case.ts';
import { bytesOf } from './pdf.ts';
import { chunkOf, pngOf } from './png.ts';
import { scannedText, scanOf } from './scan.ts';

/** PNG files that claim, hide or repeat too much, and odd ones that are right. */
export const pngCases: HostileCase[] = [
  ...(
    [
      ['png-header-2-31.png', 2 ** 31 - 1, 2 ** 31 - 1],
      ['png-header-2-32.png', 2 ** 32 - 1, 2 ** 32 - 1],
      ['png-header-wide.png', 2 ** 31 - 1, 1],
      ['png-header-high.png', 1, 2 ** 31 - 1],
      ['png-header-100-megapixels.png', 10_001, 10_000],
    ] as const
  ).map(([name, width, height]) =>
    rejected(name, `a header of ${width} × ${height}`, 'too_large', () => pngOf({ width, height })),
  ),
  rejected('png-header-none.png', 'a header of 0 × 5', 'corrupt', () => pngOf({ width: 0, height: 5 })),
  rejected('png-header-only.png', 'a header and nothing else', 'corrupt', () =>
    pngOf({ width: 9, height: 9 }).subarray(0, 33),
  ),
  rejected('png-signature-only.png', 'eight bytes', 'corrupt', () =>
    pngOf({ width: 9, height: 9 }).subarray(0, 8),
  ),
  rejected('png-bits-none.png', 'zero bits a pixel', 'corrupt', () =>
    pngOf({ width: 9, height: 9, bits: 0 }),
  ),
  rejected('png-colours-unknown.png', 'colours of kind 9', 'corrupt', () =>
    pngOf({ width: 9, height: 9, colours: 9 }),
  ),
  either('png-98-megapixels.png', 'as large as may be: white', () =>
    pngOf({ width: 9_900, height: 9_900, data: white(9_900, 9_900) }),
  ),
  either('png-98-megapixels-interlaced.png', 'as large as may be, interlaced, of eight bytes a pixel', () =>
    pngOf({
      width: 9_900,
      height: 9_900,
      bits: 16,
      colours: 6,
      interlaced: 1,
      data: Buffer.alloc(784_200_000),
    }),
  ),
  either('png-data-bomb.png', 'a small picture whose data unpacks to 400 MB', () =>
    pngOf({ width: 30, height: 30, data: Buffer.alloc(400_000_000) }),
  ),
  either('png-profile-bomb.png', 'a colour profile of 150 MB', () =>
    pngOf({
      width: 30,
      height: 30,
      data: white(30, 30),
      before: [chunkOf('iCCP', named(Buffer.alloc(150_000_000)))],
    }),
  ),
  either('png-text-bomb.png', 'a remark of 150 MB', () =>
    pngOf({
      width: 30,
      height: 30,
      data: white(30, 30),
      before: [chunkOf('zTXt', named(Buffer.alloc(150_000_000, 'a')))],
    }),
  ),
  either('png-international-text-bomb.png', 'an international remark of 150 MB', () =>
    pngOf({
      width: 30,
      height: 30,
      data: white(30, 30),
      before: [
        chunkOf(
          'iTXt',
          Buffer.concat([bytesOf('a\0\x01\0\0\0'), deflateSync(Buffer.alloc(150_000_000, 'a'))]),
        ),
      ],
    }),
  ),
  either('png-remarks-100000.png', 'a hundred thousand remarks', () => {
    const remark = chunkOf('tEXt', bytesOf('a\0b'));
    return pngOf({
      width: 30,
      height: 30,
      data: white(30, 30),
      before: [Buffer.alloc(remark.length * 100_000, remark)],
    });
  }),
  either('png-check-sum-wrong.png', 'a check sum that is wrong', () => {
    const file = pngOf({ width: 30, height: 30, data: white(30, 30) });
    const at = file.lastIndexOf('IDAT') + 6;
    file[at] = (file[at] ?? 0) ^ 0xff;
    return file;
  }),
  either('png-row-filter-unknown.png', 'rows filtered by rule 77', () =>
    pngOf({ width: 30, height: 30, data: Buffer.alloc(31 * 30, 77) }),
  ),
  either('png-palette-missing.png', 'colours of a palette that is not there', () =>
    pngOf({ width: 30, height: 30, colours: 3, data: white(30, 30) }),
  ),
  either('png-palette-short.png', 'colour 255 of a palette of one', () =>
    pngOf({
      width: 30,
      height: 30,
      colours: 3,
      data: white(30, 30),
      before: [chunkOf('PLTE', Buffer.alloc(3))],
    }),
  ),
  either('png-data-twice.png', 'data behind the data', () =>
    pngOf({
      width: 30,
      height: 30,
      data: white(30, 30),
      after: [chunkOf('IDAT', deflateSync(white(30, 30)))],
    }),
  ),
  either('png-animated-short.png', 'an animation that promises a thousand million frames', () =>
    pngOf({
      width: 30,
      height: 30,
      data: white(30, 30),
      before: [chunkOf('acTL', Buffer.from([0x3b, 0x9a, 0xca, 0, 0, 0, 0, 0]))],
    }),
  ),
  either('png-length-beyond.png', 'a chunk longer than the file', () => {
    const file = pngOf({ width: 30, height: 30, data: white(30, 30) });
    file.writeUInt32BE(0x7fffffff, file.indexOf('IDAT') - 4);
    return file;
  }),
  either('png-size-1-by-30000.png', 'one pixel wide, thirty thousand high', () =>
    pngOf({ width: 1, height: 30_000, data: white(1, 30_000) }),
  ),
  either('png-black-and-white-noise.png', 'two million pixels of noise', () => {
    let seed = 1;
    const noise = Buffer.from(
      Array.from({ length: 188 * 1_500 }, (_, at) =>
        at % 188 === 0 ? 0 : (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) >> 16,
      ),
    );
    return pngOf({ width: 1_496, height: 1_500, bits: 1, data: noise });
  }),
  scan('png-16-bits.png', 'sixteen bits a colour', async () =>
    (await scanOf()).toColourspace('rgb16').png().toBuffer(),
  ),
  scan('png-palette.png', 'a palette', async () =>
    (await scanOf()).png({ palette: true, colours: 4 }).toBuffer(),
  ),
  scan('png-interlaced.png', 'interlaced', async () =>
    (await scanOf()).png({ progressive: true }).toBuffer(),
  ),
  scan('png-see-through.png', 'black letters on nothing', async () => {
    const ink = await (await scanOf()).greyscale().negate().raw().toBuffer({ resolveWithObject: true });
    const { width, height, channels } = ink.info;
    const pixels = Buffer.alloc(width * height * 4);
    for (let at = 0; at < width * height; at++) pixels[at * 4 + 3] = ink.data[at * channels] ?? 0;
    return sharp(pixels, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer();
  }),
  scan('png-zip-behind-it.png', 'an archive behind the picture', async () =>
    Buffer.concat([
      await (await scanOf()).png().toBuffer(),
      bytesOf('PK\x03\x04'),
      Buffer.alloc(300),
      bytesOf('PK\x05\x06'),
      Buffer.alloc(18),
    ]),
  ),
  either('png-cut.png', 'a scan cut in the middle', async () => {
    const whole = await (await scanOf()).png().toBuffer();
    return whole.subarray(0, whole.length >> 1);
  }),
];

function white(width: number, height: number): Buffer {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width, 0xff)]);
  return Buffer.alloc(row.length * height, row);
}

function named(data: Buffer): Buffer {
  return Buffer.concat([bytesOf('name\0\0'), deflateSync(data)]);
}

function rejected(name: string, why: string, reason: string, make: () => Buffer): HostileCase {
  return { name, expect: 'rejected', reason, why, make };
}

function either(name: string, why: string, make: () => Buffer | Promise<Buffer>): HostileCase {
  return { name, expect: 'either', why, make };
}

function scan(name: string, why: string, make: () => Promise<Buffer>): HostileCase {
  return { name, expect: 'processed', text: scannedText, why, make };
}
