import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl';
import { entryNameOf } from '@gemmavision/domain/archives';
import { systemCodeOf } from '@gemmavision/domain/errors';
import { ArchiveRefused } from './archive-error.ts';

/** What an archive may hold. */
export interface ArchiveLimits {
  files: number;
  /** Bytes of all files together, unpacked. */
  unpackedBytes: number;
  /** Bytes of one file, unpacked. */
  fileBytes: number;
  /** How many times its size in the archive a file may unpack to. */
  ratio: number;
  /** Folders inside of each other. */
  depth: number;
}

/** A file of an archive, as its directory tells of it: nothing of that is proved until it is unpacked. */
export interface ArchivedFile {
  /** Its place in the directory, folders and litter counted: the same at every look. */
  index: number;
  /** For people: see entryNameOf. */
  name: string;
  depth: number;
  entry: Entry;
}

/** An archive whose directory has been read and holds together. */
export interface OpenArchive {
  zip: ZipFile;
  /** In the order of the directory. */
  files: ArchivedFile[];
  close(): void;
}

/** The part before a file's content: a fixed one and its name. What else may stand there has its length in the file. */
const leastHeaderBytes = 30;

/** Folders and litter may be there beside the files, within reason: each takes memory while the archive is open. */
const entriesAFile = 4;

/**
 * Reads the directory at the end of a ZIP file. The names are kept as people may see them only: what the archive says
 * about paths, times and owners is of no use to anybody.
 *
 * Throws ArchiveRefused where it is damaged, cut short, holds too many files, or has files that lie over each other.
 */
export async function openArchive(path: string, limits: ArchiveLimits): Promise<OpenArchive> {
  // Names raw, or one bad name would end the whole archive; sizes are compared with what comes out (read-entry.ts).
  const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false };
  const zip = await openPromise(path, options).catch(unreadable);
  // The reader says it again as an event when its file goes away; unheard, that would end the process.
  zip.on('error', () => undefined);
  try {
    const { files, entries } = await readDirectory(zip, limits);
    refuseOverlaps(entries, zip.fileSize);
    return { zip, files, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function readDirectory(zip: ZipFile, limits: ArchiveLimits) {
  const files: ArchivedFile[] = [];
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      const raw = entry.fileNameRaw;
      const path = getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
      const name = entryNameOf(path);
      if (name !== null) files.push({ index: entries.length, name: name.shown, depth: name.depth, entry });
      letGoOfText(entry);
      entries.push(entry);
      if (files.length > limits.files || entries.length > entriesAFile * limits.files)
        throw tooManyFiles(limits);
    }
  } catch (error) {
    return unreadable(error);
  }
  return { files, entries };
}

/** Up to 192 kB each, of which nothing is needed any more. */
function letGoOfText(entry: Entry): void {
  const nothing = Buffer.alloc(0);
  Object.assign(entry, {
    fileName: '',
    fileNameRaw: nothing,
    extraFields: [],
    extraFieldRaw: nothing,
    comment: '',
    fileComment: '',
    fileCommentRaw: nothing,
  });
}

/**
 * A small file can unpack to petabytes where many entries share one content. In an honest archive each file has a
 * place of its own.
 */
function refuseOverlaps(entries: readonly Entry[], fileBytes: number): void {
  const inOrder = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const { relativeOffsetOfLocalHeader: start, fileNameLength, compressedSize } of inOrder) {
    if (start < end) throw new ArchiveRefused('overlapping');
    end = start + leastHeaderBytes + fileNameLength + compressedSize;
    if (end > fileBytes) throw new ArchiveRefused('corrupt');
  }
}

function tooManyFiles({ files }: ArchiveLimits): ArchiveRefused {
  const most = files.toLocaleString('en-GB');
  return new ArchiveRefused(
    'too_many_files',
    `The archive holds more than ${most} files. Split it into several.`,
  );
}

/** What the library says of an archive is about the archive, but for what the system says of the file. */
function unreadable(error: unknown): never {
  if (error instanceof ArchiveRefused || systemCodeOf(error) !== undefined) throw error;
  const isEncrypted = String(error).includes('encrypt');
  throw new ArchiveRefused(isEncrypted ? 'encrypted' : 'corrupt', undefined, error);
}
