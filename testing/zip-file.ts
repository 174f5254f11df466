import { crc32, deflateRawSync } from 'node:zlib';

/** One entry, and in what it lies. */
export interface ZipEntry {
  /** Text goes in as UTF-8, bytes as they are (CP437, where the flag for UTF-8 is off). */
  name: string | Buffer;
  content?: Uint8Array;
  /** 0 stored, 8 deflate (the default); another number is only said. */
  method?: number;
  /** In place of what is true of the content. */
  says?: { uncompressedSize?: number; crc32?: number };
  isEncrypted?: boolean;
  /** Unix type and mode. */
  mode?: number;
  /** Uses the content of the entry at this place instead of having its own. */
  sharesWith?: number;
}

/**
 * A ZIP file, honest or not: what real programs do not write has to be written by hand. With `zip64`, all sizes and
 * places are given in the longer form.
 */
export function zipFile(entries: readonly ZipEntry[], { zip64 = false } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const starts: number[] = [];
  let at = 0;
  for (const entry of entries) {
    const content = entry.content ?? Buffer.alloc(0);
    const method = entry.method ?? 8;
    const packed = method === 8 ? deflateRawSync(content) : Buffer.from(content);
    const head = headOf(entry, content, packed.length, method);
    const shared = entry.sharesWith === undefined ? undefined : starts[entry.sharesWith];
    starts.push(shared ?? at);
    directory.push(directoryEntry(entry, head, shared ?? at, zip64));
    if (shared !== undefined) continue;
    const local = Buffer.concat([
      u32(0x04034b50),
      head.fields,
      u16(head.name.length),
      u16(0),
      head.name,
      packed,
    ]);
    parts.push(local);
    at += local.length;
  }
  const all = Buffer.concat(directory);
  return Buffer.concat([...parts, all, ...endOf(entries.length, at, all.length, zip64)]);
}

function headOf(entry: ZipEntry, content: Uint8Array, packedBytes: number, method: number) {
  const isText = typeof entry.name === 'string';
  const flags = (isText ? 0x800 : 0) | (entry.isEncrypted ? 1 : 0);
  const unpackedBytes = entry.says?.uncompressedSize ?? content.length;
  const sum = u32(entry.says?.crc32 ?? crc32(content));
  const before = [u16(45), u16(flags), u16(method), u32(0), sum];
  return {
    name: Buffer.from(entry.name),
    packedBytes,
    unpackedBytes,
    before: Buffer.concat(before),
    fields: Buffer.concat([...before, u32(packedBytes), u32(unpackedBytes)]),
  };
}

function directoryEntry(
  entry: ZipEntry,
  head: ReturnType<typeof headOf>,
  start: number,
  zip64: boolean,
): Buffer {
  const { name, packedBytes, unpackedBytes } = head;
  const long = [u16(1), u16(24), u64(unpackedBytes), u64(packedBytes), u64(start)];
  const extra = zip64 ? Buffer.concat(long) : Buffer.alloc(0);
  const full = 0xffffffff;
  const sizes = zip64 ? [u32(full), u32(full)] : [u32(packedBytes), u32(unpackedBytes)];
  return Buffer.concat([
    ...[u32(0x02014b50), u16(0x0300 | 45), head.before, ...sizes],
    ...[u16(name.length), u16(extra.length), u16(0), u16(0), u16(0), u32((entry.mode ?? 0o100644) * 0x10000)],
    ...[u32(zip64 ? full : start), name, extra],
  ]);
}

function endOf(entries: number, at: number, bytes: number, zip64: boolean): Buffer[] {
  const most = zip64 ? 0xffff : entries;
  const end = [
    u32(0x06054b50),
    u16(0),
    u16(0),
    u16(most),
    u16(most),
    u32(bytes),
    u32(zip64 ? 0xffffffff : at),
    u16(0),
  ];
  if (!zip64) return end;
  const counts = [u64(entries), u64(entries), u64(bytes), u64(at)];
  return [
    ...[u32(0x06064b50), u64(44), u16(45), u16(45), u32(0), u32(0), ...counts],
    ...[u32(0x07064b50), u32(0), u64(at + bytes), u32(1)],
    ...end,
  ];
}

const u16 = (value: number) => Buffer.from(new Uint16Array([value]).buffer);
const u32 = (value: number) => Buffer.from(new Uint32Array([value]).buffer);
const u64 = (value: number) => Buffer.from(new BigUint64Array([BigInt(value)]).buffer);
