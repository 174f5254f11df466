import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/**
 * Whether everything was built just before (`npm test` and `npm run test:faults` say so): then programs run as in
 * production, and start in a third of the time.
 */
const isBuilt = process.env['TEST_BUILT'] === 'yes';

/** How Node runs a file of the repository from its source. */
export function fromSource(file: string): string[] {
  return ['--conditions=@gemmavision/source', '--import', 'tsx', path.join(root, file)];
}

/** How Node runs a program of the portal: from what was built where all of it just was, else from its source. */
export function programArguments(app: 'api' | 'doc-worker' | 'cli'): string[] {
  return isBuilt ? [path.join(root, 'apps', app, 'dist/main.js')] : fromSource(`apps/${app}/src/main.ts`);
}
