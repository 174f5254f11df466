import { spawn } from 'node:child_process';
import path from 'node:path';

/** The repository's top folder. */
export const root = path.resolve(import.meta.dirname, '../..');

/** A step that did not work. Its message is for a person; `output` is what the program said. */
export class StepFailed extends Error {
  constructor(message, output) {
    super(message);
    this.output = output;
  }
}

/**
 * Runs a program quietly: one line with its time when it works, everything it said when it does not.
 *
 * @param {string} title what is being done, as the person reads it
 * @param {string[]} command program and arguments
 * @param {{ env?: Record<string, string>, advice: string }} options what to do when it fails
 */
export async function step(title, [program, ...args], { env = {}, advice }) {
  const begun = performance.now();
  console.log(`${title} …`);
  const { status, output } = await capture(program, args, {
    ...process.env,
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    ...env,
  });
  if (status !== 0) {
    const full = /ENOSPC|No space left on device/.test(output);
    throw new StepFailed(
      full ? `${title}: the disk is full. Free some room, then try again.` : `${title}: ${advice}`,
      output,
    );
  }
  console.log(`${title}: ${seconds(begun)}`);
}

function capture(program, args, env) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', (error) => resolve({ status: null, output: String(error) }));
    child.once('close', (status) => resolve({ status, output }));
  });
}

/** Time since `begun`, as a person reads it. */
export function seconds(begun) {
  return `${((performance.now() - begun) / 1000).toFixed(1)} s`;
}

/** A program that npm installed, run by this very Node. */
export function installed(name) {
  return [path.join(root, 'node_modules', '.bin', name)];
}

/** Ends a command that failed at a step: what it said, then what to do. */
export function giveUp(error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(`\n${error.output.trim()}\n\n${error.message}`);
  process.exit(1);
}
