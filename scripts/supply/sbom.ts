import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Outcome, outcomeOf } from './finding.ts';
import type { LockedPackage } from './lock-file.ts';
import { run } from './run-program.ts';
import { sbomFindings, sbomSchema } from './sbom-findings.ts';

const file = 'dist/sbom.cdx.json';

/**
 * Writes the software bill of materials as CycloneDX JSON: every package that ships, for every platform, by
 * package-lock.json alone. CycloneDX checks it against its own schema before it writes it.
 */
export async function writeSbom(root: string, packages: LockedPackage[]): Promise<Outcome> {
  mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
  const { status, stdout, stderr } = await run(
    path.join(root, 'node_modules/.bin/cyclonedx-npm'),
    ['--package-lock-only', '--omit', 'dev', '--output-reproducible', '--validate', '-o', file],
    root,
  );
  // Without the checker of its schema CycloneDX warns that it skipped the check, and calls that a success.
  if (status !== 0 || stderr.includes('skipped validating')) {
    return outcomeOf(
      [
        {
          what: 'no valid bill of materials was made',
          where: `${stdout}${stderr}`.trim(),
          whatToDo: 'Run `npm ci`, then this again; see what CycloneDX says above.',
        },
      ],
      '',
    );
  }
  const sbom = sbomSchema.parse(JSON.parse(readFileSync(path.join(root, file), 'utf8')));
  return outcomeOf(sbomFindings(sbom, packages, file), `${packages.length} packages named in ${file}`);
}
