/** Places at which a test may have a process end as a crash would. */
type FailPoint = 'upload-committed';

/**
 * Ends the process by SIGKILL where a test asks for it: NODE_ENV is `test` and FAIL_POINT names the place. Does nothing
 * otherwise, in production above all.
 */
export function failPoint(name: FailPoint): void {
  if (process.env['NODE_ENV'] !== 'test' || process.env['FAIL_POINT'] !== name) return;
  process.kill(process.pid, 'SIGKILL');
}
