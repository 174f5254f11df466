/** Writes one JSON value as one line to standard output: results go there and nothing else does. */
export function printJsonLine(value: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${JSON.stringify(value)}\n`, (error) => (error ? reject(error) : resolve()));
  });
}

/** Writes a line for a person to standard error. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** `quantadvisor extract … | head -1` is no error. */
export function endOnBrokenPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
