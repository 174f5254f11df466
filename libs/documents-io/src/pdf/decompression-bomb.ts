import type { Transform } from 'node:stream';
import { createInflate } from 'node:zlib';
import { fromAscii85, fromHexadecimal } from './ascii-filters.ts';
import { fromRunLengths, lengthsOfLzw } from './repeating-filters.ts';

/** Where the dictionary of a stream is looked for: before the word `stream`, back to its `obj`. */
const longestDictionary = 2048;
/** More filters than this on one stream help nobody: the rest is left to the parser. */
const mostFilters = 8;

/** How many bytes a stream of each kind may unpack to. */
export interface StreamLimits {
  picture: number;
  /** The operators of a page, a font, a table of objects. */
  other: number;
}

interface Filter {
  unpack: () => Transform;
  /** No stream expands by more than this. */
  expansion: number;
}

/** By their names, long and short. Deflate makes 258 bytes from 2 bits (RFC 1951), LZW at most 3,838 from 12. */
const filters: readonly [name: RegExp, filter: Filter][] = [
  [/^Fl(ateDecode)?$/, { unpack: createInflate, expansion: 1032 }],
  [/^(ASCII85Decode|A85)$/, { unpack: fromAscii85, expansion: 4 }],
  [/^(ASCIIHexDecode|AHx)$/, { unpack: fromHexadecimal, expansion: 1 }],
  [/^(RunLengthDecode|RL)$/, { unpack: fromRunLengths, expansion: 64 }],
  [/^LZW(Decode)?$/, { unpack: lengthsOfLzw, expansion: 2559 }],
];
const usualFilter = filters[0]?.[1];

/**
 * Whether a stream of the PDF unpacks to more than its limit. pdf.js unpacks a stream as a whole, whatever its
 * size; a few kilobytes can ask for gibibytes. Only streams that could do so are tried, so that an ordinary document
 * costs a search for a word. Streams of an encrypted document do not unpack here and pass.
 */
export async function expandsBeyond(bytes: Buffer, limits: StreamLimits): Promise<boolean> {
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const isEnd = bytes.toString('latin1', Math.max(0, at - 3), at) === 'end';
    if (isEnd) continue;
    const dictionary = dictionaryBefore(bytes, at);
    const chains = chainsIn(dictionary);
    if (chains.length === 0) continue;
    const begin = at + (bytes[at + 6] === 13 ? 8 : 7);
    const found = bytes.indexOf('endstream', begin);
    const end = found < 0 ? bytes.length : found;
    const limit = /\/Subtype\s*\/Image\b/.test(dictionary) ? limits.picture : limits.other;
    for (const chain of chains) {
      const most = chain.reduce((size, { expansion }) => size * expansion, end - begin);
      if (most > limit && (await unpacksBeyond(bytes.subarray(begin, end), chain, limit))) return true;
    }
  }
  return false;
}

/** The dictionary of a stream, its names as they are meant: a name may be written with `#` and hexadecimal digits. */
function dictionaryBefore(bytes: Buffer, at: number): string {
  const before = bytes.toString('latin1', Math.max(0, at - longestDictionary), at);
  return before
    .slice(before.lastIndexOf(' obj') + 1)
    .replace(/#([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
}

/** Each list of filters that the dictionary names; a filter that is another object is taken for the usual one. */
function chainsIn(dictionary: string): Filter[][] {
  const entries = dictionary.matchAll(/\/Filter\s*(\[[^\]]*\]|\/[^\s/<>[\]()]+|\d+\s+\d+\s+R)/g);
  return [...entries].map(([, entry = '']) => {
    if (/^\d/.test(entry)) return usualFilter ? [usualFilter] : [];
    const names = entry.match(/[A-Za-z0-9]+/g) ?? [];
    // What gives a picture has a decoder of its own, and comes last.
    return names
      .flatMap((name) => filters.find(([pattern]) => pattern.test(name))?.[1] ?? [])
      .slice(0, mostFilters);
  });
}

/** Unpacks without keeping anything, and stops at the limit. */
function unpacksBeyond(packed: Buffer, filters: readonly Filter[], limit: number): Promise<boolean> {
  return new Promise((resolve) => {
    const chain = filters.map(({ unpack }) => unpack());
    const last = chain.at(-1);
    const finish = (beyond: boolean) => {
      chain.forEach((layer) => layer.destroy());
      resolve(beyond);
    };
    let unpacked = 0;
    chain.forEach((layer, index) => {
      // Damaged or not deflated at all: the parser will say so.
      layer.on('error', () => finish(false));
      const next = chain[index + 1];
      if (next) layer.pipe(next);
    });
    last?.on('data', (chunk: Buffer) => {
      unpacked += chunk.length;
      if (unpacked > limit) finish(true);
    });
    last?.on('end', () => finish(false));
    chain[0]?.end(packed);
  });
}
