import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { expandsBeyond } from './decompression-bomb.ts';

const limits = { picture: 4_000_000, other: 1_000_000 };
const packed = (bytes: number) => deflateSync(Buffer.alloc(bytes, ' '));

function streamOf(content: Buffer | string, dictionary: string): Buffer {
  const head = Buffer.from(`4 0 obj\n<< ${dictionary} >>\nstream\n`);
  return Buffer.concat([head, Buffer.from(content), Buffer.from('\nendstream\nendobj\n')]);
}

describe('a stream that unpacks to more than it may', () => {
  it.each([
    ['flate', packed(2_000_000), '/Filter /FlateDecode'],
    ['a name that is written in digits', packed(2_000_000), '/Filter /Fl#61teDecode'],
    ['a filter that is another object', packed(2_000_000), '/Filter 6 0 R'],
    ['two layers', deflateSync(packed(2_000_000)), '/Filter [/FlateDecode /FlateDecode]'],
    ['hexadecimal digits', `${packed(2_000_000).toString('hex')}>`, '/Filter [/ASCIIHexDecode /FlateDecode]'],
    ['letters', `${ascii85(packed(2_000_000))}~>`, '/Filter [ /ASCII85Decode /FlateDecode ]'],
    ['run lengths', Buffer.alloc(40_000, Buffer.from([129, 32])), '/Filter/RunLengthDecode'],
    [
      'run lengths in deflate',
      deflateSync(Buffer.alloc(40_000, Buffer.from([129, 32]))),
      '/Filter [/Fl /RL]',
    ],
    ['LZW', lzwOf(40), '/Filter /LZWDecode /DecodeParms << /Predictor 1 >>'],
    ['a picture', packed(5_000_000), '/Subtype /Image /Filter /FlateDecode'],
  ])('is found behind %s', async (_, content, dictionary) => {
    expect(await expandsBeyond(streamOf(content, dictionary), limits)).toBe(true);
  });

  it.each([
    ['less', packed(900_000), '/Filter /FlateDecode'],
    ['a picture, which may be larger', packed(2_000_000), '/Subtype /Image /Filter /FlateDecode'],
    ['less in LZW', lzwOf(24), '/Filter /LZWDecode'],
    ['no deflate', Buffer.alloc(5_000, 'x'), '/Filter /FlateDecode'],
    ['what ends too early', packed(2_000_000).subarray(0, 600), '/Filter /FlateDecode'],
  ])('is not: %s', async (_, content, dictionary) => {
    expect(await expandsBeyond(streamOf(content, dictionary), limits)).toBe(false);
  });
});

/** LZW that begins anew before each run of 31,626 bytes: code 32, then 258, 259, … as long as codes have nine bits. */
function lzwOf(runs: number): Buffer {
  const run = [256, 32, ...Array.from({ length: 250 }, (_, index) => 258 + index)];
  const bits = run.map((code) => code.toString(2).padStart(9, '0')).join('');
  const bytes = bits.repeat(8).match(/.{8}/g) ?? [];
  const eight = Buffer.from(bytes.map((byte) => parseInt(byte, 2)));
  return Buffer.concat(Array.from({ length: runs / 8 }, () => eight));
}

/** Whole groups only: the packed bytes are filled up with zeros, which deflate does not read any more. */
function ascii85(bytes: Buffer): string {
  const filled = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  let letters = '';
  for (let at = 0; at < filled.length; at += 4) {
    const value = filled.readUInt32BE(at);
    if (value === 0) letters += 'z';
    else
      for (let place = 4; place >= 0; place--)
        letters += String.fromCharCode(33 + (Math.floor(value / 85 ** place) % 85));
  }
  return letters;
}
