import { Transform } from 'node:stream';

/** Undoes ASCIIHexDecode's writing (PDF 32000-1, 7.4.2): two digits a byte, white space between them. */
export function fromHexadecimal(): Transform {
  let odd = '';
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const digits = odd + chunk.toString('latin1').replace(/[^0-9a-f]/gi, '');
      odd = digits.length % 2 === 1 ? digits.slice(-1) : '';
      done(null, Buffer.from(digits.slice(0, digits.length - odd.length), 'hex'));
    },
  });
}

/** Undoes ASCII85Decode's writing (PDF 32000-1, 7.4.3): five letters for four bytes, `z` for four zeros. */
export function fromAscii85(): Transform {
  let digits: number[] = [];
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const bytes = Buffer.alloc(chunk.length * 4);
      let length = 0;
      for (const code of chunk) {
        if (code === 0x7a) length += 4;
        else if (code >= 33 && code <= 117) digits.push(code - 33);
        if (digits.length < 5) continue;
        const value = digits.reduce((sum, digit) => sum * 85 + digit, 0);
        bytes.writeUInt32BE(value % 2 ** 32, length);
        length += 4;
        digits = [];
      }
      done(null, bytes.subarray(0, length));
    },
    flush(done) {
      const rest = digits.length - 1;
      const value = [...digits, 84, 84, 84, 84].slice(0, 5).reduce((sum, digit) => sum * 85 + digit, 0);
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value % 2 ** 32);
      done(null, rest > 0 ? bytes.subarray(0, rest) : undefined);
    },
  });
}
