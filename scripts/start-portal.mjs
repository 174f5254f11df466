import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildAll } from './prepare/build.mjs';
import { generateClient } from './prepare/generate.mjs';
import { installPackages } from './prepare/install.mjs';
import { giveUp, root } from './prepare/step.mjs';

try {
  await installPackages();
  await generateClient();
  if (process.argv.includes('--dev')) runFromSource();
  else {
    await buildAll();
    // In this very process: one less to pass signals on.
    await import(path.join(root, 'apps/launcher/dist/main.js'));
  }
} catch (error) {
  giveUp(error);
}

function runFromSource() {
  const launcher = path.join(root, 'apps/launcher/src/main.ts');
  const args = ['--conditions=@gemmavision/source', '--import', 'tsx', launcher, '--dev'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  child.once('exit', (status) => process.exit(status ?? 1));
  // Ctrl-C reaches the launcher by itself; it says when it is done by ending.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
}
