/**
 * Where to go after signing in: only a path of this portal. Anything that a browser could read as another
 * host (`//host`, `/\host`, a full address) is dropped, so that a prepared link cannot lead people away.
 */
export function readNext(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\/(?![/\\])/.test(value)) return undefined;
  return value === '/' || value.startsWith('/sign-in') ? undefined : value;
}
