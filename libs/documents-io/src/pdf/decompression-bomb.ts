import { createInflate } from 'node:zlib';

/** Deflate cannot expand by more than this (RFC 1951: 258 bytes from 2 bits). */
const greatestExpansion = 1032;
/** Where the dictionary of a stream is looked for: before the word `stream`, back to its `obj`. */
const longestDictionary = 2048;

/**
 * Whether a stream of the PDF unpacks to more than `limit` bytes. pdf.js unpacks a stream as a whole, whatever its
 * size; a few kilobytes can ask for gibibytes. Only streams that could do so are tried, so that an ordinary document
 * costs a search for a word. Streams of an encrypted document do not unpack here and pass.
 */
export async function expandsBeyond(bytes: Buffer, limit: number): Promise<boolean> {
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const isEnd = bytes.toString('latin1', Math.max(0, at - 3), at) === 'end';
    if (isEnd) continue;
    const layers = flateLayersBefore(bytes, at);
    if (layers === 0) continue;
    const begin = at + (bytes[at + 6] === 13 ? 8 : 7);
    const found = bytes.indexOf('endstream', begin);
    const end = found < 0 ? bytes.length : found;
    if ((end - begin) * greatestExpansion ** layers <= limit) continue;
    if (await unpacksBeyond(bytes.subarray(begin, end), layers, limit)) return true;
  }
  return false;
}

function flateLayersBefore(bytes: Buffer, at: number): number {
  const before = bytes.toString('latin1', Math.max(0, at - longestDictionary), at);
  const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
  return dictionary.match(/\/(FlateDecode|Fl)\b/g)?.length ?? 0;
}

/** Unpacks without keeping anything, and stops at the limit. */
function unpacksBeyond(packed: Buffer, layers: number, limit: number): Promise<boolean> {
  return new Promise((resolve) => {
    const chain = Array.from({ length: Math.min(layers, 4) }, () => createInflate());
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
