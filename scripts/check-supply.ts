/** `npm run check:supply`: what we ship of others is known, licensed, unharmed as far as known, and runs nothing unread. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { allowedLicences, licenceExceptions } from './supply/allowed-licences.ts';
import { audit } from './supply/audit.ts';
import { declaredLicence } from './supply/declared-licences.ts';
import { type Outcome, outcomeOf } from './supply/finding.ts';
import { licenceFindings } from './supply/licence-findings.ts';
import { lockFileFindings } from './supply/lock-file-findings.ts';
import { productionPackages, readLockFile } from './supply/lock-file.ts';
import { writeSbom } from './supply/sbom.ts';

const root = path.resolve(import.meta.dirname, '..');
const locked = readLockFile(root);
const shipped = productionPackages(locked);

const checks: [string, Promise<Outcome> | Outcome][] = [
  ['known vulnerabilities', audit(root)],
  ['bill of materials', writeSbom(root, shipped)],
  ['licences', checkLicences()],
  ['lock file and install scripts', checkLockFile()],
];
for (const [what, check] of checks) report(what, await check);

function checkLicences(): Outcome {
  const declared = shipped.map((one) => declaredLicence(root, one));
  const findings = licenceFindings(declared, allowedLicences, licenceExceptions);
  return outcomeOf(findings, `${declared.length} packages, ${licenceExceptions.length} exceptions`);
}

function checkLockFile(): Outcome {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { allowScripts } = z.object({ allowScripts: z.record(z.string(), z.boolean()) }).parse(manifest);
  return outcomeOf(lockFileFindings(locked, allowScripts), `${locked.length} packages`);
}

function report(what: string, outcome: Outcome): void {
  if (outcome.state === 'good') console.log(`${what}: good (${outcome.note})`);
  else if (outcome.state === 'not checked') console.log(`${what}: not checked: ${outcome.why}`);
  else {
    process.exitCode = 1;
    console.log(`${what}: FAILED`);
    for (const finding of outcome.findings)
      console.log(`  ${finding.what}\n    where: ${finding.where}\n    what to do: ${finding.whatToDo}`);
  }
}
