import { z } from 'zod';
import { type Outcome, outcomeOf } from './finding.ts';

const advisorySchema = z.object({ title: z.string(), url: z.string() });
const vulnerabilitySchema = z.object({
  name: z.string(),
  severity: z.enum(['info', 'low', 'moderate', 'high', 'critical']),
  via: z.array(z.union([z.string(), advisorySchema])),
  range: z.string(),
  nodes: z.array(z.string()),
  fixAvailable: z.union([
    z.boolean(),
    z.object({ name: z.string(), version: z.string(), isSemVerMajor: z.boolean() }),
  ]),
});
type Vulnerability = z.infer<typeof vulnerabilitySchema>;

const reportSchema = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(z.string(), vulnerabilitySchema),
});

/** The registry did not answer, or not with a report: npm tells of the request (and of the status, if there was one). */
const unansweredSchema = z.object({ message: z.string().min(1), statusCode: z.number().optional() });

/**
 * Judges what `npm audit --json` printed. A registry without audits, or none within reach, is no finding, but never
 * passes for a clean answer; npm failing in another way (no lock file, say) is a finding.
 */
export function judgeAudit(printed: string): Outcome {
  const answer = parsed(printed);
  const report = reportSchema.safeParse(answer);
  if (report.success) return judgeReport(Object.values(report.data.vulnerabilities));
  const unanswered = unansweredSchema.safeParse(answer);
  if (unanswered.success) {
    return {
      state: 'not checked',
      why: `the registry did not answer: ${withoutAddress(unanswered.data.message)}`,
    };
  }
  return outcomeOf(
    [
      {
        what: '`npm audit` did not get as far as asking the registry',
        where: printed.trim().slice(0, 400) || 'it printed nothing',
        whatToDo: 'Run `npm audit --omit=dev` and put right what it complains about.',
      },
    ],
    '',
  );
}

function judgeReport(vulnerabilities: Vulnerability[]): Outcome {
  const grave = vulnerabilities.filter(({ severity }) => severity === 'high' || severity === 'critical');
  return outcomeOf(
    grave.map((one) => ({
      what: `${one.name} ${one.range} is vulnerable (${one.severity}): ${one.via.map(reason).join('; ')}`,
      where: one.nodes.join(', '),
      whatToDo: fix(one),
    })),
    `none high or critical, ${vulnerabilities.length} lesser`,
  );
}

function reason(via: Vulnerability['via'][number]): string {
  return typeof via === 'string' ? `by way of ${via}` : `${via.title}, ${via.url}`;
}

function fix({ name, fixAvailable }: Vulnerability): string {
  if (fixAvailable === true) return 'Run `npm audit fix`, then `npm test`.';
  if (fixAvailable === false) return `No fix is published: take ${name} out or replace what brings it.`;
  const breaks = fixAvailable.isSemVerMajor ? ', a new major version: read its changes first' : '';
  return `Take ${fixAvailable.name} ${fixAvailable.version}${breaks}.`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** An address may carry a name and a password. */
function withoutAddress(message: string): string {
  return message.replace(/(request to|- [A-Z]+) \S+/, '$1 …');
}
