const SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/**
 * Refuses a key that could leave its folder or mean two things (`..`, `//`, a leading dot or slash, a space). Keys are
 * made by our own code from ids, never from file names, so a bad one is a bug and not a person's mistake.
 */
export function assertKey(key: string): void {
  if (key.length > 900 || !key.split('/').every((segment) => SEGMENT.test(segment))) {
    throw new Error(`Not a storage key: ${JSON.stringify(key)}`);
  }
}

/** A prefix is a key and a final slash: it names whole folders, so that `a/1` cannot take `a/10` with it. */
export function assertPrefix(prefix: string): void {
  if (!prefix.endsWith('/')) throw new Error(`A storage prefix ends in "/": ${JSON.stringify(prefix)}`);
  assertKey(prefix.slice(0, -1));
}

/** Everything of one document is stored under this prefix: its original, its drawn pages. */
export function documentPrefix(teamId: string, documentId: string): string {
  return `documents/${teamId}/${documentId}/`;
}

/** Where the file lies as it was uploaded. */
export function originalKey(teamId: string, documentId: string): string {
  return `${documentPrefix(teamId, documentId)}original`;
}

/** All archives that wait to be unpacked are stored under this prefix. */
export const archivesPrefix = 'archives/';

/** Where a ZIP file lies until it is unpacked. */
export function archiveKey(teamId: string, archiveId: string): string {
  return `${archivesPrefix}${teamId}/${archiveId}`;
}

/** The archive that a key of `archiveKey` is of. */
export function archiveIdOf(key: string): string {
  return key.split('/').at(-1) ?? '';
}
