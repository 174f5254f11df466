/** The beginnings of pictures in the codes that PDF takes over from others: sizes, and next to nothing behind them. */

/** A segment of page information (ITU-T T.88, 7.4.8), and one generic region without data. */
export function jbig2Page(width: number, height: number): Buffer {
  const segment = (number: number, type: number, data: Buffer) => {
    const head = Buffer.alloc(11);
    head.writeUInt32BE(number, 0);
    head[4] = type;
    head[6] = 1;
    head.writeUInt32BE(data.length, 7);
    return Buffer.concat([head, data]);
  };
  const information = Buffer.alloc(19);
  information.writeUInt32BE(width, 0);
  information.writeUInt32BE(height, 4);
  const region = Buffer.alloc(26);
  region.writeUInt32BE(width, 0);
  region.writeUInt32BE(height, 4);
  return Buffer.concat([segment(0, 48, information), segment(1, 38, region)]);
}

/** A code stream of JPEG 2000 that ends after its sizes (ITU-T T.800, A.5.1). */
export function jpxHeader(width: number, height: number, tile = width): Buffer {
  const size = Buffer.alloc(43);
  size.writeUInt16BE(0xff51, 0);
  size.writeUInt16BE(41, 2);
  size.writeUInt32BE(width, 6);
  size.writeUInt32BE(height, 10);
  size.writeUInt32BE(tile, 22);
  size.writeUInt32BE(tile, 26);
  size.writeUInt16BE(1, 38);
  size[40] = 7;
  size[41] = 1;
  size[42] = 1;
  return Buffer.concat([Buffer.from([0xff, 0x4f]), size, Buffer.from([0xff, 0xd9])]);
}

export function jpegHeader(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), frame, Buffer.from([0xff, 0xd9])]);
}
