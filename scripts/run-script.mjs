// `node scripts/run-script.mjs NAME.ts …`: prepares a fresh clone and runs a script from its source.
import './check-node.mjs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const { generateClient } = await import('./prepare/generate.mjs');
const { installPackages } = await import('./prepare/install.mjs');
const { giveUp, root } = await import('./prepare/step.mjs');

const [name, ...rest] = process.argv.slice(2);
try {
  await installPackages();
  await generateClient();
  const args = [
    '--conditions=@gemmavision/source',
    '--import',
    'tsx',
    path.join(root, 'scripts', name),
    ...rest,
  ];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} catch (error) {
  giveUp(error);
}
