import { judgeAudit } from './audit-answer.ts';
import type { Outcome } from './finding.ts';
import { runNpm } from './run-program.ts';

/** Asks the registry for known vulnerabilities of what ships. Asked once and not for long: it may well be out of reach. */
export async function audit(root: string): Promise<Outcome> {
  const { stdout } = await runNpm(
    [
      'audit',
      '--omit=dev',
      '--json',
      '--fetch-retries=1',
      '--fetch-retry-mintimeout=500',
      '--fetch-timeout=5000',
    ],
    root,
  );
  return judgeAudit(stdout);
}
