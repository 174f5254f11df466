import type { Readable } from 'node:stream';

/** What was written: its length, and the SHA-256 of its bytes in hexadecimal. */
export interface StoredObject {
  bytes: number;
  sha256: string;
}

/** An object as a file on this machine, for programs that want a path. Call `dispose` when done. */
export interface LocalFile {
  path: string;
  dispose(): Promise<void>;
}

/** An object in a listing, with what it takes. */
export interface ListedObject {
  key: string;
  bytes: number;
}

/**
 * Where uploaded files and drawn pages are kept. Keys look like paths: `documents/<id>/original`.
 *
 * Every method fails with an AppError: `not_found` where there is no such object, `storage_full` where nothing more
 * fits, `unavailable` where the store does not answer.
 */
export interface ObjectStorage {
  /** Keeps all of `content` under `key`, or nothing: a reader never sees half an object. Replaces what was there. */
  put(key: string, content: Readable | Uint8Array): Promise<StoredObject>;
  get(key: string): Promise<Readable>;
  getToFile(key: string): Promise<LocalFile>;
  exists(key: string): Promise<boolean>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
  /** Removes every object whose key begins with `prefix`, which ends in `/`. */
  removePrefix(prefix: string): Promise<void>;
  /**
   * Every object whose key begins with `prefix`, which ends in `/`, in the order of keys; only those after the key
   * `after` where it is given, which need not be there. One that comes or goes meanwhile may be missed.
   */
  list(prefix: string, after?: string): AsyncIterable<ListedObject>;
  /** Bytes that can still be written; null where nobody says, as in S3. */
  freeBytes(): Promise<number | null>;
  /** Proves that objects can be written now; makes the folder or bucket where it is missing. */
  check(): Promise<void>;
  /** Removes what processes that were killed have left half-written. Safe while others write. */
  sweep(): Promise<void>;
}
