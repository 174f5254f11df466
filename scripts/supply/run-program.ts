import { spawn } from 'node:child_process';

/** What a program printed on each stream, and its exit code (null if it could not be started or was killed). */
export interface Printed {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the npm that runs us, else the one on the PATH. */
export function runNpm(args: string[], folder: string): Promise<Printed> {
  const npm = process.env['npm_execpath'];
  return npm === undefined ? run('npm', args, folder) : run(process.execPath, [npm, ...args], folder);
}

export function run(program: string, args: string[], folder: string): Promise<Printed> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', (error) => resolve({ status: null, stdout, stderr: stderr + String(error) }));
    child.once('close', (status) => resolve({ status, stdout, stderr }));
  });
}
