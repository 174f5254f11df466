import sharp from 'sharp';
import type { HostileCase } from './case.ts';
import { bytesOf } from './pdf.ts';
import { scanJpeg, scannedText, scanOf } from './scan.ts';

/** JPEG files of every way of holding a camera, and ones that claim or repeat too much. */
export const jpegCases: HostileCase[] = [
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((orientation) =>
    scan(`jpeg-held-${orientation}.jpg`, `EXIF orientation ${orientation}`, () => held(orientation)),
  ),
  scan('jpeg-cmyk.jpg', 'four colours', async () => (await scanOf()).toColourspace('cmyk').jpeg().toBuffer()),
  scan('jpeg-progressive.jpg', 'progressive', () => scanJpeg({ progressive: true })),
  scan('jpeg-grey.jpg', 'grey', async () => (await scanOf()).greyscale().jpeg().toBuffer()),
  scan('jpeg-remarks.jpg', 'two hundred remarks of 60 kB', async () =>
    withSegments(await scanJpeg(), Buffer.alloc(200 * 60_000, segment(0xfe, Buffer.alloc(59_996, 'a')))),
  ),
  scan('jpeg-small-picture-differs.jpg', 'a small picture inside that shows something else', async () => {
    const other = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer();
    return withSegments(await scanJpeg(), segment(0xe0, Buffer.concat([bytesOf('JFXX\0\x10'), other])));
  }),
  scan('jpeg-behind-it-another.jpg', 'another picture behind the first', async () =>
    Buffer.concat([await scanJpeg(), await scanJpeg()]),
  ),
  scan('jpeg-html-behind-it.jpg', 'a page with a script behind the picture', async () =>
    Buffer.concat([await scanJpeg(), bytesOf('<script>alert(1)</script>')]),
  ),
  scan('jpeg-resolution-none.jpg', 'a resolution of 0 dots an inch', async () =>
    (await scanOf()).withMetadata({ density: 1 }).jpeg().toBuffer(),
  ),
  either('jpeg-orientation-99.jpg', 'EXIF orientation 99', async () =>
    changed(await held(6), /Exif[\s\S]*?\x01\x12\x00\x03\x00\x00\x00\x01\x00(\x06)/, 99),
  ),
  either(
    'jpeg-scans-4000.jpg',
    'a progressive picture whose last scan comes four thousand times',
    async () => {
      const file = await scanJpeg({ progressive: true });
      const last = file.lastIndexOf(Buffer.from([0xff, 0xda]));
      const repeated = file.subarray(last, -2);
      return Buffer.concat([
        file.subarray(0, -2),
        Buffer.alloc(repeated.length * 4_000, repeated),
        file.subarray(-2),
      ]);
    },
  ),
  either('jpeg-scans-on-36-megapixels.jpg', '36 million pixels in three hundred scans', async () => {
    const file = await sharp({ create: { width: 6_000, height: 6_000, channels: 3, background: 'white' } })
      .jpeg({ progressive: true })
      .toBuffer();
    const last = file.lastIndexOf(Buffer.from([0xff, 0xda]));
    const repeated = file.subarray(last, -2);
    return Buffer.concat([
      file.subarray(0, -2),
      Buffer.alloc(repeated.length * 300, repeated),
      file.subarray(-2),
    ]);
  }),
  either('jpeg-98-megapixels-progressive.jpg', 'as large as may be, progressive', () =>
    sharp({ create: { width: 9_900, height: 9_900, channels: 3, background: 'white' } })
      .jpeg({ progressive: true, chromaSubsampling: '4:4:4' })
      .toBuffer(),
  ),
  either('jpeg-restart-markers.jpg', 'two million markers to begin again', async () =>
    Buffer.concat([
      (await scanJpeg()).subarray(0, -2),
      Buffer.alloc(4_000_000, Buffer.from([0xff, 0xd0])),
      Buffer.from([0xff, 0xd9]),
    ]),
  ),
  either('jpeg-fill-bytes.jpg', 'three million bytes of filling', async () =>
    withSegments(await scanJpeg(), Buffer.alloc(3_000_000, 0xff)),
  ),
  either('jpeg-arithmetic.jpg', 'arithmetic coding', async () =>
    frame(await scanJpeg(), (at, file) => (file[at + 1] = 0xc9)),
  ),
  either('jpeg-lossless.jpg', 'lossless coding', async () =>
    frame(await scanJpeg(), (at, file) => (file[at + 1] = 0xc3)),
  ),
  either('jpeg-12-bits.jpg', 'twelve bits a colour', async () =>
    frame(await scanJpeg(), (at, file) => (file[at + 4] = 12)),
  ),
  either('jpeg-height-later.jpg', 'a height that is told after the picture', async () => {
    const file = frame(await scanJpeg(), (at, bytes) => bytes.writeUInt16BE(0, at + 5));
    return Buffer.concat([file.subarray(0, -2), Buffer.from([0xff, 0xdc, 0, 4, 1, 134, 0xff, 0xd9])]);
  }),
  rejected('jpeg-header-65535.jpg', 'a header of 65,535 × 65,535', 'too_large', async () =>
    frame(await scanJpeg(), (at, file) => file.writeUInt32BE(0xffffffff, at + 5)),
  ),
  rejected('jpeg-two-bytes.jpg', 'the beginning of a picture', 'corrupt', () =>
    Buffer.from([0xff, 0xd8, 0xff]),
  ),
  rejected('jpeg-no-frame.jpg', 'a picture without a frame', 'corrupt', () =>
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xd9]),
  ),
  either('jpeg-segment-of-none.jpg', 'a segment of no bytes', async () =>
    withSegments(await scanJpeg(), Buffer.from([0xff, 0xe1, 0, 0])),
  ),
  either('jpeg-tables-of-none.jpg', 'tables that are all zero', async () => {
    const file = await scanJpeg();
    const at = file.indexOf(Buffer.from([0xff, 0xc4]));
    return Buffer.concat([file.subarray(0, at + 4), Buffer.alloc(300), file.subarray(at + 304)]);
  }),
  either('jpeg-cut.jpg', 'a scan cut in the middle', async () => {
    const whole = await scanJpeg();
    return whole.subarray(0, whole.length >> 1);
  }),
  either('jpeg-exif-in-a-circle.jpg', 'EXIF directories that follow each other', async () =>
    withSegments(
      await scanJpeg(),
      segment(0xe1, bytesOf('Exif\0\0MM\0*\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x08\0\0\0\x08')),
    ),
  ),
  either('jpeg-profile-noise.jpg', 'a colour profile of noise', async () =>
    withSegments(
      await scanJpeg(),
      segment(0xe2, Buffer.concat([bytesOf('ICC_PROFILE\0\x01\x01'), Buffer.alloc(5_000, 0xa5)])),
    ),
  ),
];

/** As a camera writes it that is held so that it must be turned by this orientation. */
async function held(orientation: number): Promise<Buffer> {
  const upright = await scanOf();
  const turn = { 3: 180, 5: 90, 6: 270, 7: 270, 8: 90 }[orientation] ?? 0;
  const turned = sharp(await upright.rotate(turn).png().toBuffer());
  if (orientation === 4) turned.flip();
  if ([2, 5, 7].includes(orientation)) turned.flop();
  return sharp(await turned.png().toBuffer())
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** The picture with something between its first two bytes and the rest. */
function withSegments(file: Buffer, segments: Buffer): Buffer {
  return Buffer.concat([file.subarray(0, 2), segments, file.subarray(2)]);
}

/** The picture with its start of frame changed. */
function frame(file: Buffer, change: (at: number, file: Buffer) => void): Buffer {
  const copy = Buffer.from(file);
  change(copy.indexOf(Buffer.from([0xff, 0xc0])), copy);
  return copy;
}

/** The picture with the byte of the pattern's group changed. */
function changed(file: Buffer, pattern: RegExp, byte: number): Buffer {
  const found = pattern.exec(file.toString('latin1'));
  const copy = Buffer.from(file);
  if (found) copy[found.index + found[0].length - 1] = byte;
  return copy;
}

function scan(name: string, why: string, make: () => Promise<Buffer>): HostileCase {
  return { name, expect: 'processed', text: scannedText, why, make };
}

function either(name: string, why: string, make: () => Buffer | Promise<Buffer>): HostileCase {
  return { name, expect: 'either', reason: 'corrupt', why, make };
}

function rejected(
  name: string,
  why: string,
  reason: string,
  make: () => Buffer | Promise<Buffer>,
): HostileCase {
  return { name, expect: 'rejected', reason, why, make };
}
