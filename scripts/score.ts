/**
 * `npm run score [-- SET…] [--corpus DIR] [--scans DIR] [--engine NAME] [--record NOTE]`: reads the development sets
 * as the command line does and scores them with the corpus's scorers, beside the last recorded run.
 * `--scans` is a folder that the corpus's make-scans.mjs wrote; without it the committed sample is scored.
 */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { defaultOcrEngine, ocrEngines } from '@gemmavision/domain/documents';
import { nameOf, readHistory, recordRun } from './score/history.ts';
import { readSet } from './score/read-set.ts';
import { scoreSet, type Score } from './score/run-scorers.ts';
import { developmentSets } from './score/sets.ts';

const root = path.resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: 'string', default: path.join(root, '../shared/corpus') },
    scans: { type: 'string' },
    engine: { type: 'string', default: defaultOcrEngine },
    jobs: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    record: { type: 'string' },
  },
});
const corpus = path.resolve(values.corpus);
const scans = values.scans === undefined ? undefined : path.resolve(values.scans);
const engine = ocrEngines.find((name) => name === values.engine);
if (!existsSync(corpus)) giveUp(`There is no corpus at ${corpus}: name its folder with --corpus.`);
if (engine === undefined) giveUp(`There is no OCR engine ${values.engine}: ${ocrEngines.join(', ')}.`);
const sets = developmentSets(corpus, scans).filter(
  ({ name }) => positionals.length === 0 || positionals.includes(name),
);
if (sets.length === 0) giveUp('No such set: tables, scans, filings, invoices, receipts, pages.');

const before = readHistory(root).at(-1)?.figures ?? {};
const scores: Score[] = [];
for (const set of sets) {
  const results = path.join(root, '.cache/score/results', set.name);
  const start = performance.now();
  await readSet(set, {
    root,
    out: results,
    engine: engine ?? defaultOcrEngine,
    jobs: Number(values.jobs),
    onFile: (done, of) => process.stderr.write(`\r${set.name}: ${done} of ${of} files `),
  });
  process.stderr.write(`in ${((performance.now() - start) / 1000).toFixed(0)} s\n`);
  const scansTruth = scans === undefined ? undefined : path.join(scans, 'truth-scans.json');
  const found = scoreSet({ corpus, set, results, scansTruth });
  found.forEach(print);
  scores.push(...found);
}
if (values.record !== undefined)
  recordRun(root, scores, new Date().toISOString().slice(0, 10), values.record);

function print(score: Score): void {
  const known = before[nameOf(score)];
  const change = known === undefined ? '' : signed((score.value - known) * 100);
  const better =
    score.lowerIsBetter === true ? score.value <= (score.bar ?? 1) : score.value >= (score.bar ?? 0);
  const bar = score.bar === undefined ? '' : `bar ${(score.bar * 100).toFixed(1)}${better ? '' : ' MISSED'}`;
  const columns = [
    nameOf(score).padEnd(42),
    (score.value * 100).toFixed(2).padStart(7),
    change.padStart(7),
    bar.padEnd(16),
    score.of,
  ];
  process.stdout.write(`${columns.join('  ')}\n`);
}

function signed(points: number): string {
  return Math.abs(points) < 0.005 ? '=' : `${points > 0 ? '+' : ''}${points.toFixed(2)}`;
}

function giveUp(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
