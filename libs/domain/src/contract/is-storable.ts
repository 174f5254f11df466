/** U+0000, and halves of letters (lone surrogates): in Unicode mode, whole letters of two units are none. */
const unstorable = /[\0\p{Cs}]/u;

/**
 * Whether PostgreSQL keeps all texts of a value as they are. It has no U+0000, refuses half letters in JSON and makes
 * another one of them in text; and no name, reason or id needs either.
 */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !unstorable.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, one]) => !unstorable.test(key) && isStorable(one));
}
