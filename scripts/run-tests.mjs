import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildAll } from './prepare/build.mjs';
import { generateClient } from './prepare/generate.mjs';
import { installPackages } from './prepare/install.mjs';
import { giveUp, installed, root, seconds, StepFailed } from './prepare/step.mjs';
import { needBrowserLibraries, needRedis } from './prepare/system-programs.mjs';

const stages = {
  lint: () => check([process.execPath, 'scripts/lint.mjs']),
  supply: () => check([process.execPath, 'scripts/run-script.mjs', 'check-supply.ts']),
  typecheck: () => check([...installed('tsc'), '-b'], [...installed('tsc'), '-p', 'tsconfig.tests.json']),
  unit: () => jest('unit'),
  integration: async () => {
    await needRedis();
    return jest('integration');
  },
  e2e: async () => {
    await needBrowserLibraries();
    return jest('e2e');
  },
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in stages));
if (unknown !== undefined) {
  console.error(`There is no stage "${unknown}"; there are ${Object.keys(stages).join(', ')}.`);
  process.exit(1);
}

const begun = performance.now();
try {
  await installPackages();
  await generateClient();
  await buildAll();
} catch (error) {
  giveUp(error);
}
const results = [];
for (const [name, run] of Object.entries(stages)) {
  if (asked.length === 0 || asked.includes(name)) results.push(await runStage(name, run));
}
summarise(results);

async function runStage(name, run) {
  console.log(`\n== ${name}`);
  const stageBegun = performance.now();
  const counts = await run().catch((error) => {
    if (!(error instanceof StepFailed)) throw error;
    console.error(error.output, error.message);
    return { passed: 0, failed: 1 };
  });
  console.log(`== ${name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds(stageBegun)}`);
  return { name, time: seconds(stageBegun), ...counts };
}

/** Commands that only work or do not: together they count as one test. */
async function check(...commands) {
  const works = commands.every(
    ([program, ...args]) => spawnSync(program, args, { cwd: root, stdio: 'inherit' }).status === 0,
  );
  return works ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** One Jest project. A suite that cannot even be read counts as one that failed, and so does a project without a test. */
async function jest(project) {
  const folder = mkdtempSync(path.join(tmpdir(), 'jest-'));
  const report = path.join(folder, 'report.json');
  try {
    const args = [
      '--selectProjects',
      project,
      '--maxWorkers=2',
      // Modules of a suite that has ended stay in memory; after fifty suites collecting them is what takes the time.
      '--workerIdleMemoryLimit=1200MB',
      '--json',
      `--outputFile=${report}`,
      '--forceExit',
    ];
    const { status } = spawnSync(installed('jest')[0], args, {
      cwd: root,
      // The report goes to the file; what a person wants to see is on standard error.
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
        TEST_BUILT: 'yes',
      },
    });
    return countsOf(report, status);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function countsOf(report, status) {
  let found;
  try {
    found = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 }; // Jest did not get as far as a report
  }
  const skipped = found.numPendingTests + found.numTodoTests;
  if (skipped > 0) console.log(`${skipped} skipped`);
  const failed = found.numFailedTests + found.numRuntimeErrorTestSuites;
  const nothingRan = found.numPassedTests + failed === 0;
  return { passed: found.numPassedTests, failed: failed === 0 && (nothingRan || status !== 0) ? 1 : failed };
}

function summarise(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log('\n== summary');
  for (const { name, passed, failed, time } of results) {
    console.log(
      `${failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${passed} passed, ${failed} failed (${time})`,
    );
  }
  console.log(`All of it took ${seconds(begun)}.`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}
