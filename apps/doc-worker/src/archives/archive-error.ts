import {
  archiveReasons,
  entryReasons,
  type ArchiveReasonCode,
  type EntryReasonCode,
} from '@gemmavision/domain/archives';

/** Ends the unpacking of a whole archive, for a reason that lies in it. */
export class ArchiveRefused extends Error {
  readonly reason: { code: ArchiveReasonCode; message: string };

  constructor(code: ArchiveReasonCode, message: string = archiveReasons[code], cause?: unknown) {
    super(message, { cause });
    this.reason = { code, message };
  }
}

/** Makes one file of an archive a refused one. */
export class EntryRefused extends Error {
  readonly reason: { code: EntryReasonCode; message: string };

  constructor(code: EntryReasonCode, cause?: unknown) {
    super(entryReasons[code], { cause });
    this.reason = { code, message: entryReasons[code] };
  }
}
