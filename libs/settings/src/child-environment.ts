/**
 * The environment for a program that this one starts: its own, with some variables set otherwise. `undefined` takes
 * a variable away.
 */
export function childEnvironment(
  changes: Record<string, string | undefined>,
): Record<string, string | undefined> {
  return { ...process.env, ...changes };
}
