import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

export interface PngParts {
  width: number;
  height: number;
  bits?: number;
  /** 0 grey, 2 colours, 3 palette, 4 grey and alpha, 6 colours and alpha. */
  colours?: number;
  interlaced?: number;
  /** Not packed yet. */
  data?: Buffer;
  packed?: Buffer;
  before?: readonly Buffer[];
  after?: readonly Buffer[];
}

/** A chunk with its check sum. */
export function chunkOf(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}

/** A PNG of these parts, whether they fit each other or not. */
export function pngOf({ width, height, bits = 8, colours = 0, interlaced = 0, ...parts }: PngParts): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, colours, 0, 0, interlaced], 8);
  const packed = parts.packed ?? deflateSync(parts.data ?? Buffer.alloc(0));
  return Buffer.concat([
    signature,
    chunkOf('IHDR', header),
    ...(parts.before ?? []),
    chunkOf('IDAT', packed),
    ...(parts.after ?? []),
    chunkOf('IEND'),
  ]);
}
