import { open, stat } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { judgeContent, sniffedBytes, type SupportedMediaType } from '../sniff.ts';
import { Unreadable } from './unreadable.ts';

export interface SourceFile {
  bytes: Buffer;
  mediaType: SupportedMediaType;
}

/**
 * Reads the file, once its size and its first bytes say that we can read it.
 *
 * @throws Unreadable empty, too_large, unsupported_type, corrupt.
 */
export async function readSourceFile(
  filePath: string,
  fileName: string,
  maxBytes: number,
): Promise<SourceFile> {
  const { size } = await stat(filePath);
  if (size === 0) throw new Unreadable('empty');
  if (size > maxBytes) throw new Unreadable('too_large');
  const file = await open(filePath);
  try {
    const head = Buffer.alloc(Math.min(size, sniffedBytes));
    await file.read(head, 0, head.length, 0);
    const judgement = await judgeContent(head, fileName);
    if (!judgement.ok) throw new Unreadable(judgement.reason);
    return { bytes: await file.readFile(), mediaType: judgement.mediaType };
  } finally {
    await file.close();
  }
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A sentence where the name promises another type than the content has; the content decides. */
export function warnOfMismatch(fileName: string, mediaType: SupportedMediaType): string[] {
  const ending = path.extname(fileName).toLowerCase();
  const expected = {
    '.pdf': 'application/pdf',
    '.png': 'image/png',
    '.jpg': 'image/jpeg',
    '.jpeg': 'image/jpeg',
  };
  const promised: string | undefined = Object.entries(expected).find(([known]) => known === ending)?.[1];
  if (promised === undefined || promised === mediaType) return [];
  return [`The name of the file ends in ${ending}, but its content is ${mediaType}; it was read as that.`];
}
