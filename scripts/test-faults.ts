/**
 * `npm run test:faults [-- PATTERN… --minutes N]`: does every fault of testing/faults to the portal, or those whose
 * files match, and writes what was measured into docs/reliability.md. `--minutes` shortens the soak.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { lineOf, withFigures, type FaultFigures } from '../testing/faults/figures.ts';

const root = path.resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '30' } },
});
const nx = path.join(root, 'node_modules/.bin/nx');
const { status: built } = spawnSync(nx, ['run-many', '-t', 'build'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NX_DAEMON: 'false' },
});
if (built !== 0) process.exit(1);
const folder = mkdtempSync(path.join(tmpdir(), 'quantadvisor-faults-record-'));
const jest = path.join(root, 'node_modules/jest/bin/jest.js');
const patterns = positionals.length === 0 ? [] : ['--testPathPatterns', ...positionals];
const { status } = spawnSync(
  process.execPath,
  // A busy machine may take minutes to start a portal; each fault has its own limit.
  [jest, '--selectProjects', 'faults', '--runInBand', '--forceExit', '--testTimeout=300000', ...patterns],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
      TEST_BUILT: 'yes',
      FAULTS_RECORD: folder,
      SOAK_MINUTES: values.minutes,
    },
  },
);
const kept = path.join(folder, 'figures.jsonl');
const figures = existsSync(kept)
  ? readFileSync(kept, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as FaultFigures)
  : [];
rmSync(folder, { recursive: true });
const page = path.join(root, 'docs/reliability.md');
writeFileSync(page, withFigures(readFileSync(page, 'utf8'), figures));
for (const figure of figures.sort((a, b) => a.order - b.order)) console.log(lineOf(figure));
process.exitCode = status ?? 1;
