// `npm run lint`: rules and arrows, format, dead code, the weight of the first page, and the compose file.
import './check-node.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const { generateClient } = await import('./prepare/generate.mjs');
const { installPackages } = await import('./prepare/install.mjs');
const { giveUp, installed, root, seconds } = await import('./prepare/step.mjs');

try {
  await installPackages();
  await generateClient();
} catch (error) {
  giveUp(error);
}

const webIsBuilt = existsSync(path.join(root, 'apps/web/dist/.vite/manifest.json'));
const composeIsHere = spawnSync('docker-compose', ['--version'], { stdio: 'ignore' }).status === 0;
const checks = [
  ['rules and arrows', [...installed('eslint'), '.', '--max-warnings=0']],
  ['format', [...installed('prettier'), '--check', '--log-level=warn', '.']],
  ['dead code and dependencies', installed('knip')],
  webIsBuilt
    ? ['weight of the first page', installed('size-limit')]
    : ['weight of the first page', null, 'the web is not built: `npm run build`'],
  composeIsHere
    ? ['compose file', ['docker-compose', 'config', '-q']]
    : ['compose file', null, 'docker-compose is not installed'],
];

let failed = 0;
for (const [what, command, whyNot] of checks) {
  if (command === null) {
    console.log(`${what}: not checked, ${whyNot}`);
    continue;
  }
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(command[0], command.slice(1), { cwd: root, encoding: 'utf8' });
  if (status !== 0) {
    failed += 1;
    console.log(`${stdout}${stderr}`.trim());
  }
  console.log(`${what}: ${status === 0 ? 'good' : 'FAILED'} (${seconds(begun)})`);
}
process.exitCode = failed === 0 ? 0 : 1;
