import { Transform } from 'node:stream';

/** Undoes RunLengthDecode's packing (PDF 32000-1, 7.4.5): up to 128 bytes as they are, or one byte up to 128 times. */
export function fromRunLengths(): Transform {
  let literal = 0;
  let repeats = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const bytes = Buffer.alloc(chunk.length * 65 + 256);
      let length = 0;
      for (const byte of chunk) {
        if (literal > 0) {
          bytes[length++] = byte;
          literal--;
        } else if (repeats > 0) {
          bytes.fill(byte, length, length + repeats);
          length += repeats;
          repeats = 0;
        } else if (byte < 128) literal = byte + 1;
        else repeats = 257 - byte;
      }
      done(null, bytes.subarray(0, length));
    },
  });
}

const clearCode = 256;
const firstFree = 258;
const mostCodes = 4096;

/**
 * As many zeros as LZWDecode (PDF 32000-1, 7.4.4) would give bytes: how many is all that is asked. Each code of the
 * table is one byte longer than the code before it.
 */
export function lengthsOfLzw(): Transform {
  let lengths: number[] = [];
  let bits = 0;
  let held = 0;
  let before = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let length = 0;
      for (const byte of chunk) {
        held = ((held << 8) | byte) & 0xfffff;
        bits += 8;
        const width = Math.min(12, 32 - Math.clz32(Math.max(firstFree, firstFree + lengths.length)));
        if (bits < width) continue;
        bits -= width;
        const code = (held >> bits) & ((1 << width) - 1);
        if (code === clearCode) {
          lengths = [];
          before = 0;
          continue;
        }
        const written = code < 256 ? 1 : (lengths[code - firstFree] ?? before + 1);
        if (before > 0 && firstFree + lengths.length < mostCodes) lengths.push(before + 1);
        before = written;
        length += written;
      }
      done(null, Buffer.alloc(length));
    },
  });
}
