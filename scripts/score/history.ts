import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Score } from './run-scorers.ts';

const runSchema = z.object({
  /** Day of the run, UTC. */
  date: z.iso.date(),
  /** What changed since the run before, in a few words. */
  note: z.string(),
  figures: z.record(z.string(), z.number()),
});
type RecordedRun = z.infer<typeof runSchema>;

export const nameOf = ({ set, figure }: Score): string => `${set}: ${figure}`;

/** All recorded runs, the oldest first. */
export function readHistory(root: string): RecordedRun[] {
  const file = historyFile(root);
  return existsSync(file) ? z.array(runSchema).parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

/** Adds a run to the history and writes the page that people read. Sets that were not scored keep their figures. */
export function recordRun(root: string, scores: readonly Score[], date: string, note: string): void {
  const history = readHistory(root);
  const figures = Object.fromEntries(scores.map((score) => [nameOf(score), rounded(score.value)]));
  const runs = [...history, { date, note, figures: { ...history.at(-1)?.figures, ...figures } }];
  writeFileSync(historyFile(root), `${JSON.stringify(runs, null, 2)}\n`);
  writeFileSync(path.join(root, 'bench/quality.md'), pageOf(runs, scores));
}

function pageOf(runs: readonly RecordedRun[], scores: readonly Score[]): string {
  const bars = new Map(scores.map((score) => [nameOf(score), score]));
  const latest = runs.at(-1)?.figures ?? {};
  const shownRuns = runs.slice(-6);
  const rows = Object.keys(latest).map((name) => {
    const bar = bars.get(name)?.bar;
    const values = shownRuns.map(({ figures }) => percent(figures[name]));
    return `| ${name} | ${bars.get(name)?.of ?? ''} | ${bar === undefined ? '' : percent(bar)} | ${values.join(' | ')} |`;
  });
  return [
    '# Quality of reading',
    '',
    'Written by `npm run score -- --record NOTE`. Percent, on the development sets, with the defaults. The rules were tuned on',
    'these documents, so others of the same kinds score lower; the bars are for those others. Errors are better small.',
    '',
    ...runs.map(({ date, note }, index) => `${index + 1}. ${date}: ${note}`),
    '',
    `| figure | of | bar | ${shownRuns.map((_, index) => `run ${runs.length - shownRuns.length + index + 1}`).join(' | ')} |`,
    `| --- | --- | --- | ${shownRuns.map(() => '---').join(' | ')} |`,
    ...rows,
    '',
  ].join('\n');
}

const historyFile = (root: string) => path.join(root, 'bench/quality.json');
const rounded = (value: number) => Math.round(value * 1e4) / 1e4;
const percent = (value: number | undefined) => (value === undefined ? '' : (value * 100).toFixed(1));
