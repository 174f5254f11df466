import sharp from 'sharp';
import type { HostileCase } from './case.ts';
import { bytesOf } from './pdf.ts';

/** Files of other types under names of ours, and files that are nothing at all. */
export const disguisedCases: HostileCase[] = [
  ...['.pdf', '.png', '.jpg', '.jpeg'].map((ending) =>
    rejected(`empty${ending}`, 'empty', () => Buffer.alloc(0), 'empty'),
  ),
  ...['%', '\x89', '\xff', '\0', ' '].map((byte, index) =>
    rejected(
      `one-byte-${index}.${['pdf', 'png', 'jpg', 'pdf', 'png'][index]}`,
      'one byte',
      () => bytesOf(byte),
      'corrupt',
    ),
  ),
  ...['%PDF', '%PDF-', '\x89PNG', '\xff\xd8'].map((head, index) =>
    rejected(
      `head-only-${index}.${['pdf', 'pdf', 'png', 'jpg'][index]}`,
      'the first bytes of one',
      () => bytesOf(head),
      'corrupt',
    ),
  ),
  rejected('zeros.pdf', 'a hundred thousand zeros', () => Buffer.alloc(100_000), 'corrupt'),
  rejected('drawing.png', 'SVG that reads a file', () =>
    bytesOf(
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="file:///etc/passwd"/><image xlink:href="http://127.0.0.1:1/"/></svg>',
    ),
  ),
  rejected('drawing-after-a-remark.png', 'SVG that begins with a remark', () =>
    bytesOf(`<!-- ${'x'.repeat(3_000)} --><svg xmlns="http://www.w3.org/2000/svg"/>`),
  ),
  rejected('drawing-with-a-mark.png', 'SVG that begins with a byte order mark', () =>
    bytesOf('\xef\xbb\xbf<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
  ),
  rejected('drawing-in-16-bits.png', 'SVG in UTF-16', () =>
    Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>', 'utf16le'),
    ]),
  ),
  rejected('page.jpg', 'HTML', () => bytesOf('\n\n<!DOCTYPE html><script>alert(1)</script>')),
  rejected('tiff.jpg', 'TIFF', () =>
    sharp({ create: { width: 30, height: 30, channels: 3, background: 'red' } })
      .tiff()
      .toBuffer(),
  ),
  rejected('webp.png', 'WebP', () =>
    sharp({ create: { width: 30, height: 30, channels: 3, background: 'red' } })
      .webp()
      .toBuffer(),
  ),
  rejected('avif.jpg', 'AVIF', () =>
    sharp({ create: { width: 30, height: 30, channels: 3, background: 'red' } })
      .avif()
      .toBuffer(),
  ),
  rejected('gif.png', 'GIF', () =>
    sharp({ create: { width: 30, height: 30, channels: 3, background: 'red' } })
      .gif()
      .toBuffer(),
  ),
  rejected('heic.jpg', 'HEIC', () => bytesOf('\0\0\0\x18ftypheic\0\0\0\0mif1heic')),
  rejected('bmp.jpg', 'BMP of 2³¹ × 2³¹', () =>
    Buffer.concat([
      bytesOf('BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\xff\xff\xff\x7f\xff\xff\xff\x7f\x01\0\x18\0'),
      Buffer.alloc(40),
    ]),
  ),
  rejected('icon.png', 'an icon', () =>
    bytesOf('\0\0\x01\0\x01\0\x10\x10\0\0\x01\0\x20\0\x68\x04\0\0\x16\0\0\0'),
  ),
  rejected('jpeg2000.jpg', 'JPEG 2000', () =>
    bytesOf('\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 \0\0\0\0jp2 '),
  ),
  rejected('jpeg-xl.jpg', 'JPEG XL', () => bytesOf('\0\0\0\x0cJXL \r\n\x87\n')),
  rejected('photoshop.png', 'Photoshop', () => Buffer.concat([bytesOf('8BPS\0\x01'), Buffer.alloc(60)])),
  rejected('postscript.pdf', 'PostScript that runs for ever', () =>
    bytesOf('%!PS-Adobe-3.0 EPSF-3.0\n{ } loop'),
  ),
  rejected('gif-and-archive.png', 'a GIF that is a Java archive', async () =>
    Buffer.concat([
      await sharp({ create: { width: 3, height: 3, channels: 3, background: 'red' } })
        .gif()
        .toBuffer(),
      bytesOf('PK\x03\x04'),
      Buffer.alloc(100),
      bytesOf('PK\x05\x06'),
      Buffer.alloc(18),
    ]),
  ),
  rejected('program.pdf', 'a program for Linux', () =>
    Buffer.concat([bytesOf('\x7fELF\x02\x01\x01'), Buffer.alloc(200)]),
  ),
  rejected('script.pdf', 'a script', () => bytesOf('#!/bin/sh\nrm -rf /\n'), 'either'),
  rejected(
    'words.pdf',
    'plain words',
    () => bytesOf('These are plain words, and no document.'.repeat(20)),
    'either',
  ),
  rejected('gzip.pdf', 'a compressed file', () => bytesOf('\x1f\x8b\x08\0\0\0\0\0\0\x03')),
  rejected('archive-7z.pdf', 'a 7-Zip archive', () => bytesOf("7z\xbc\xaf'\x1c\0\x04")),
  rejected('rich-text.pdf', 'rich text', () => bytesOf('{\\rtf1\\ansi hello}')),
  rejected('old-word.pdf', 'an old Word file', () =>
    Buffer.concat([bytesOf('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), Buffer.alloc(600)]),
  ),
  rejected(
    'mail.pdf',
    'a mail that has a PDF in it',
    () => bytesOf(`From: a@example.com\nSubject: a\n\n${'a line\n'.repeat(300)}JVBERi0xLjcK`),
    'either',
  ),
];

/** Bytes that are nothing known count as damaged, those of a known type as not supported; for words both are fair. */
function rejected(
  name: string,
  why: string,
  make: () => Buffer | Promise<Buffer>,
  reason = 'unsupported_type',
): HostileCase {
  return { name, expect: 'rejected', why, make, ...(reason === 'either' ? {} : { reason }) };
}
