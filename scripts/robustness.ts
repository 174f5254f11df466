/**
 * `npm run robustness [-- tables scans] [--corpus DIR] [--scans DIR] [--only NAME]`: how the scores of tables fall
 * when pages change a little (words moved, other fonts, lines lost), and how they differ between the sources of the
 * documents. A rule that falls with a small change was fitted to the documents at hand.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { defaultOcrEngine } from '@gemmavision/domain/documents';
import { perturbations, randomFrom, type Perturbation } from './score/perturbations.ts';
import { readSet } from './score/read-set.ts';
import { scoreSet, type Score } from './score/run-scorers.ts';
import { developmentSets, type ScoredSet } from './score/sets.ts';

const root = path.resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: 'string', default: path.join(root, '../shared/corpus') },
    scans: { type: 'string' },
    only: { type: 'string' },
  },
});
const corpus = path.resolve(values.corpus);
const scans = values.scans === undefined ? undefined : path.resolve(values.scans);
const wanted = positionals.length > 0 ? positionals : ['tables'];
const sets = developmentSets(corpus, scans).filter(
  ({ name }) => (name === 'tables' || name === 'scans') && wanted.includes(name),
);

async function scoresOf(set: ScoredSet, perturbation?: Perturbation): Promise<Score[]> {
  const results = path.join(root, '.cache/score/robustness', set.name);
  await readSet(set, {
    root,
    out: results,
    engine: defaultOcrEngine,
    jobs: 1,
    ...(perturbation && {
      change: (pages, file) =>
        pages.map((page) =>
          perturbation.apply(page, randomFrom(seedOf(`${path.basename(file)} ${page.number}`))),
        ),
    }),
    onFile: () => undefined,
  });
  const scansTruth = scans === undefined ? undefined : path.join(scans, 'truth-scans.json');
  return scoreSet({ corpus, set, results, scansTruth });
}

function seedOf(text: string): number {
  return [...text].reduce(
    (hash, character) => Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619),
    7,
  );
}

const row = (cells: readonly string[]) =>
  `${cells.map((cell, i) => (i === 0 ? cell.padEnd(24) : cell.padStart(12))).join('')}\n`;
const percent = (value: number) => (value * 100).toFixed(1);

for (const set of sets) {
  const plain = await scoresOf(set);
  process.stdout.write(row([set.name, ...plain.map(({ figure }) => figure.replace(' F1', '').slice(0, 11))]));
  process.stdout.write(row(['as it is', ...plain.map(({ value }) => percent(value))]));
  for (const perturbation of perturbations) {
    if (values.only !== undefined && !perturbation.name.includes(values.only)) continue;
    const scores = await scoresOf(set, perturbation);
    const changes = scores.map(({ value }, i) => percent(value - (plain[i]?.value ?? 0)));
    process.stdout.write(row([perturbation.name, ...changes]));
  }
}
