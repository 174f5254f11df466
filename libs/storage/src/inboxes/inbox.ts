import type { Readable } from 'node:stream';

/** A file that somebody put into an inbox. */
export interface InboxFile {
  /** Below the inbox, with `/` between folders. */
  path: string;
  bytes: number;
  /** Another one as soon as the content is: the time of its last change, or its ETag. */
  version: string;
}

/**
 * A place outside of the portal's own storage, from which files are taken: a folder, or a prefix of a bucket. What is done
 * with lies below `done/` and `refused/` in it.
 *
 * Every method fails with an AppError: `unavailable` where the place does not answer, `storage_full` where nothing more
 * fits.
 */
export interface Inbox {
  /** Whether a file may be seen while it is still being written: then it has to be seen twice as it is. */
  isSeenInTheMaking: boolean;
  /** Fails with `invalid_settings` and a sentence where files could not be taken from it. */
  check(): Promise<void>;
  /** What is there to be taken. Links and hidden files are passed over. */
  list(): AsyncIterable<InboxFile>;
  /** Its content; null where it is gone, or is another one by now. */
  open(file: InboxFile): Promise<Readable | null>;
  /** Moves it below `done/`, beside what may lie there under its name. One that is gone was moved before. */
  settle(file: InboxFile): Promise<void>;
  /** Moves it below `refused/`, with the reason in a file beside it. */
  refuse(file: InboxFile, reason: string): Promise<void>;
}

export const doneFolder = 'done';
export const refusedFolder = 'refused';

/** Whether a path leads into what is done with, or through something hidden. */
export function isPassedOver(filePath: string): boolean {
  const parts = filePath.split('/');
  const isSettled = parts.length > 1 && (parts[0] === doneFolder || parts[0] === refusedFolder);
  return (
    isSettled ||
    parts.some((part) => part.startsWith('.')) ||
    /(?:~|\.(?:part|tmp|crdownload))$/i.test(filePath)
  );
}

/** `a/b.pdf`, `a/b (2).pdf`, `a/b (3).pdf` … */
export function numbered(filePath: string, number: number): string {
  if (number === 1) return filePath;
  const [, stem = filePath, ending = ''] = /^(.*?[^/])(\.[^./]*)?$/.exec(filePath) ?? [];
  return `${stem} (${number})${ending}`;
}

export const reasonFileOf = (filePath: string) => `${filePath}.reason.txt`;
