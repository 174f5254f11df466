import { installed, step } from './step.mjs';

/** Nx without its background process, its cloud and its full-screen display: the same on every machine. */
export const plainNx = { NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false' };

/** Builds every project that has changed since it was built last. */
export async function buildAll() {
  await step(
    'Building',
    [...installed('nx'), 'run-many', '-t', 'build', '--parallel=2', '--outputStyle=static'],
    {
      env: plainNx,
      advice: 'the code does not build; see above.',
    },
  );
}
