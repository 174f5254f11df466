/**
 * The operating system's name for what went wrong (`ENOENT`, `ENOSPC`), or the driver's (`ECONNREFUSED`, `23505`).
 * Asks for the property, not for `instanceof Error`: errors of Node's own modules belong to another realm under Jest.
 */
export function systemCodeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
