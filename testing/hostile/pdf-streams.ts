import { deflateSync } from 'node:zlib';
import { invoiceNumber, type HostileCase } from './case.ts';
import { bytesOf, linesOf, onePage, streamOf } from './pdf.ts';
import { jbig2Page, jpegHeader, jpxHeader } from './picture-codes.ts';

/** Filters that unpack to more than there is, and pictures that claim more than they hold. */
export const streamCases: HostileCase[] = [
  either('flate-300m.pdf', 'content of 300 MB of spaces', () =>
    content(deflateSync(Buffer.alloc(300_000_000, ' ')), '/FlateDecode'),
  ),
  either('flate-three-times.pdf', '1 GB through three layers', () => {
    const layer = deflateSync(Buffer.alloc(1_000_000_000, ' '), { level: 9 });
    return content(deflateSync(deflateSync(layer)), '[/FlateDecode /FlateDecode /FlateDecode]');
  }),
  either('flate-behind-ascii85.pdf', 'a bomb written in letters', () =>
    content(bytesOf(ascii85(deflateSync(Buffer.alloc(150_000_000, ' ')))), '[/ASCII85Decode /FlateDecode]'),
  ),
  either('flate-behind-hex.pdf', 'a bomb written in hexadecimal digits', () =>
    content(
      bytesOf(`${deflateSync(Buffer.alloc(150_000_000, ' ')).toString('hex')}>`),
      '[/ASCIIHexDecode /FlateDecode]',
    ),
  ),
  either('flate-name-escaped.pdf', 'a bomb whose filter is written /Fl#61teDecode', () =>
    content(deflateSync(Buffer.alloc(150_000_000, ' ')), '/Fl#61teDecode'),
  ),
  either('flate-filter-elsewhere.pdf', 'a bomb whose filter is another object', () =>
    onePage({
      contentObject: streamOf(deflateSync(Buffer.alloc(150_000_000, ' ')), '/Filter 6 0 R'),
      more: ['/FlateDecode'],
    }),
  ),
  either('run-lengths-300m.pdf', 'run lengths that unpack to 300 MB', () =>
    content(
      Buffer.concat([Buffer.alloc(4_700_000, Buffer.from([129, 32])), Buffer.from([128])]),
      '/RunLengthDecode',
    ),
  ),
  either('run-lengths-behind-flate.pdf', 'run lengths within a bomb: 3 GB', () =>
    content(deflateSync(Buffer.alloc(50_000_000, Buffer.from([129, 32]))), '[/FlateDecode /RunLengthDecode]'),
  ),
  either('lzw-bomb.pdf', 'LZW behind Flate', () =>
    content(deflateSync(lzwOfSpaces(400_000)), '[/FlateDecode /LZWDecode]'),
  ),
  either('ascii85-bomb.pdf', 'nothing but z, each of which is four bytes', () =>
    content(deflateSync(bytesOf(`${'z'.repeat(80_000_000)}~>`)), '[/FlateDecode /ASCII85Decode]'),
  ),
  either('filters-a-thousand.pdf', 'a thousand filters', () =>
    content(bytesOf(linesOf()), `[${'/ASCIIHexDecode '.repeat(1_000)}]`),
  ),
  either('filter-unknown.pdf', 'a filter that nobody knows', () =>
    content(bytesOf(linesOf()), '/NoSuchDecode'),
  ),
  either('predictor-columns-huge.pdf', 'a predictor of 2³¹ columns', () =>
    content(
      deflateSync(linesOf()),
      '/FlateDecode',
      '/DecodeParms << /Predictor 12 /Columns 2147483647 /Colors 32 /BitsPerComponent 16 >>',
    ),
  ),
  either('predictor-columns-negative.pdf', 'a predictor of −1 columns', () =>
    content(deflateSync(linesOf()), '/FlateDecode', '/DecodeParms << /Predictor 12 /Columns -1 >>'),
  ),
  either('predictor-unknown.pdf', 'predictor 99', () =>
    content(deflateSync(linesOf()), '/FlateDecode', '/DecodeParms << /Predictor 99 >>'),
  ),
  either('content-elsewhere.pdf', 'content that lies at an address', () =>
    onePage({
      contentObject: streamOf('', '/F << /FS /URL /F (http://127.0.0.1:1/x) >> /FFilter /FlateDecode'),
    }),
  ),
  picture(
    'jbig2-dimensions.pdf',
    'a JBIG2 page of 4,000 million rows',
    jbig2Page(0xffff, 0xffffffff),
    '/JBIG2Decode',
    60_000,
    60_000,
  ),
  picture(
    'jbig2-small-claim.pdf',
    'a JBIG2 page far larger than its picture claims',
    jbig2Page(100_000, 100_000),
    '/JBIG2Decode',
    100,
    100,
  ),
  picture(
    'jbig2-globals-in-a-circle.pdf',
    'JBIG2 whose globals are itself',
    jbig2Page(100, 100),
    '/JBIG2Decode',
    100,
    100,
    '/DecodeParms << /JBIG2Globals 6 0 R >>',
  ),
  picture(
    'jpx-dimensions.pdf',
    'JPEG 2000 of 2³² × 2³²',
    jpxHeader(0xffffffff, 0xffffffff),
    '/JPXDecode',
    100,
    100,
  ),
  picture(
    'jpx-tiles.pdf',
    'JPEG 2000 in tiles of one pixel',
    jpxHeader(30_000, 30_000, 1),
    '/JPXDecode',
    100,
    100,
  ),
  picture(
    'ccitt-dimensions.pdf',
    'a fax of 100,000 × 100,000',
    Buffer.alloc(2_000, 0x55),
    '/CCITTFaxDecode',
    100_000,
    100_000,
    '/DecodeParms << /K -1 /Columns 100000 /Rows 100000 >>',
  ),
  picture(
    'ccitt-columns-huge.pdf',
    'a fax of 2³¹ columns',
    Buffer.alloc(2_000, 0x55),
    '/CCITTFaxDecode',
    100,
    100,
    '/DecodeParms << /K 0 /Columns 2147483647 /Rows 0 >>',
  ),
  picture(
    'dct-dimensions.pdf',
    'a JPEG of 65,500 × 65,500 within',
    jpegHeader(65_500, 65_500),
    '/DCTDecode',
    100,
    100,
  ),
  picture(
    'picture-flate-30000.pdf',
    'a picture of 30,000 × 30,000 in four colours',
    deflateSync(Buffer.alloc(100_000_000)),
    '/FlateDecode',
    30_000,
    30_000,
    '/Interpolate true',
    '/DeviceCMYK',
  ),
  picture(
    'picture-9000.pdf',
    'a picture of 9,000 × 9,000, which may be',
    deflateSync(Buffer.alloc(81_000_000, 0xff)),
    '/FlateDecode',
    9_000,
    9_000,
  ),
  picture('picture-size-negative.pdf', 'a picture of −5 × −5', Buffer.alloc(25), '/RunLengthDecode', -5, -5),
  picture(
    'picture-bits-huge.pdf',
    'a picture of 2³⁰ bits per component',
    Buffer.alloc(25),
    '/RunLengthDecode',
    5,
    5,
    '/BitsPerComponent 1073741824',
  ),
  either('picture-masks-in-a-circle.pdf', 'a picture that is its own mask', () =>
    withPicture(
      streamOf(
        Buffer.alloc(100),
        '/Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceGray /SMask 6 0 R',
      ),
    ),
  ),
  either('picture-mask-huge.pdf', 'a small picture with a mask of 40,000 × 40,000', () =>
    withPicture(
      streamOf(
        Buffer.alloc(100),
        '/Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceGray /SMask 7 0 R',
      ),
      streamOf(
        deflateSync(Buffer.alloc(200_000_000)),
        '/Type /XObject /Subtype /Image /Width 40000 /Height 40000 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /FlateDecode',
      ),
    ),
  ),
  either('pictures-400.pdf', 'four hundred pictures of 4,000 × 4,000 on one page', () => {
    const image = (number: number) =>
      streamOf(
        deflateSync(Buffer.concat([Buffer.from([number & 255, number >> 8]), Buffer.alloc(1_999_998)])),
        '/Type /XObject /Subtype /Image /Width 4000 /Height 4000 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /FlateDecode',
      );
    const numbers = Array.from({ length: 400 }, (_, index) => index);
    return onePage({
      content: `${linesOf()} ${numbers.map((number) => `q 9 0 0 9 0 0 cm /I${number} Do Q`).join(' ')}`,
      resources: `/XObject << ${numbers.map((number) => `/I${number} ${6 + number} 0 R`).join(' ')} >>`,
      more: numbers.map(image),
    });
  }),
  either('profile-broken.pdf', 'a colour profile of noise', () =>
    onePage({
      content: `/C cs 1 0 0 sc 0 0 99 99 re f ${linesOf()}`,
      resources: '/ColorSpace << /C [/ICCBased 6 0 R] >>',
      more: [streamOf(Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * at * 31) & 255)), '/N 3')],
    }),
  ),
];

function content(bytes: Buffer, filter: string, entries = ''): Buffer {
  return onePage({ contentObject: streamOf(bytes, `/Filter ${filter} ${entries}`) });
}

function withPicture(...objects: Buffer[]): Buffer {
  return onePage({
    content: `${linesOf()} q 600 0 0 300 0 0 cm /I Do Q`,
    resources: '/XObject << /I 6 0 R >>',
    more: objects,
  });
}

function picture(
  name: string,
  why: string,
  data: Buffer,
  filter: string,
  width: number,
  height: number,
  entries = '',
  colours = '/DeviceGray',
): HostileCase {
  const bits = entries.includes('/BitsPerComponent')
    ? ''
    : `/BitsPerComponent ${/JBIG2|CCITT/.test(filter) ? 1 : 8}`;
  return {
    ...either(name, why, () =>
      withPicture(
        streamOf(
          data,
          `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${bits} /ColorSpace ${colours} /Filter ${filter} ${entries}`,
        ),
      ),
    ),
    text: invoiceNumber,
  };
}

function ascii85(bytes: Buffer): string {
  const groups: string[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    const rest = Math.min(4, bytes.length - at);
    let value = 0;
    for (let index = 0; index < 4; index++) value = value * 256 + (bytes[at + index] ?? 0);
    const digits = Array.from({ length: 5 }, (_, index) =>
      String.fromCharCode(33 + (Math.floor(value / 85 ** (4 - index)) % 85)),
    ).join('');
    groups.push(rest === 4 && value === 0 ? 'z' : digits.slice(0, rest + 1));
  }
  return `${groups.join('')}~>`;
}

/** LZW that begins anew (code 256) before each run, all in codes of nine bits: 32, 258, 259, … */
function lzwOfSpaces(runs: number): Buffer {
  const codes = [256, 32, ...Array.from({ length: 250 }, (_, index) => 258 + index)];
  let bits = '';
  for (const code of codes) bits += code.toString(2).padStart(9, '0');
  bits = bits.repeat(8);
  const once = Buffer.from(bits.match(/.{8}/g)?.map((byte) => parseInt(byte, 2)) ?? []);
  return Buffer.concat([Buffer.alloc(Math.floor(runs / 8) * once.length, once)]);
}

function either(name: string, why: string, make: () => Buffer): HostileCase {
  return { name, expect: 'either', reason: 'too_large', why, make };
}
