/**
 * `npm run fit:confidence [-- --corpus DIR] [--fit-only]`: reads the development sets of key information, judges every
 * field and figure against the truth, keeps the cases in bench/confidence-cases.json and fits how sure each reading
 * is. Prints what would be marked safe to accept and how much of it is wrong, for documents that the fit has not seen.
 * With `--fit-only` the kept cases are fitted anew.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { safeConfidence } from '@gemmavision/domain/documents';
import type { Fields } from '@gemmavision/domain/documents';
import { readFields, shareAt } from '@gemmavision/extraction/keyinfo';
import type { Page } from '@gemmavision/extraction/page';
import { findTables } from '@gemmavision/extraction/tables';
import { fitKnots, type Knot } from './score/fit-knots.ts';
import { readSet } from './score/read-set.ts';
import { developmentSets } from './score/sets.ts';

const root = path.resolve(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: path.join(root, '../shared/corpus') },
    'fit-only': { type: 'boolean', default: false },
  },
});

const caseSchema = z.object({
  document: z.string(),
  /** The field and the engine that read its page, as in confidence-knots.ts. */
  reading: z.string(),
  raw: z.number(),
  isRight: z.boolean(),
});
type Case = z.infer<typeof caseSchema>;

const casesFile = path.join(root, 'bench/confidence-cases.json');
const knotsFile = path.join(root, 'libs/extraction/src/keyinfo/confidence-knots.ts');
const folds = 5;

type ScoreDoc = (
  truth: object,
  prediction: object,
  group: string,
) => Record<string, { exp: number; norm: number }>;
const scorerSchema = z.object({
  scoreDoc: z.custom<ScoreDoc>((value) => typeof value === 'function'),
});
const truthSchema = z.looseObject({
  visible: z.record(z.string(), z.boolean()).optional(),
  keyFigures: z
    .array(z.looseObject({ label: z.string(), value: z.number(), period: z.string().nullish() }))
    .optional(),
});
type TrueFigure = NonNullable<z.infer<typeof truthSchema>['keyFigures']>[number];

if (!values['fit-only']) {
  const judged = await judgeSets(path.resolve(values.corpus));
  const lines = judged.map((one) => `  ${JSON.stringify(one)}`);
  writeFileSync(casesFile, `[\n${lines.join(',\n')}\n]\n`);
}
if (!existsSync(casesFile)) throw new Error(`There are no cases at ${casesFile}: run without --fit-only.`);
const cases = z.array(caseSchema).parse(JSON.parse(readFileSync(casesFile, 'utf8')));
writeFileSync(knotsFile, moduleOf(fitAll(cases)));
report(cases);

/** Judges what is read in the development sets, each reading with the certainty that its reader gave it. */
async function judgeSets(corpus: string): Promise<Case[]> {
  const scorer: unknown = await import(pathToFileURL(path.join(corpus, 'score-kie.mjs')).href);
  const { scoreDoc } = scorerSchema.parse(scorer);
  const found: Case[] = [];
  for (const set of developmentSets(corpus, undefined)) {
    if (set.name !== 'receipts' && set.name !== 'invoices' && set.name !== 'filings') continue;
    const read: [file: string, pages: Page[]][] = [];
    // Text layers are the same to every engine.
    for (const engine of set.name === 'receipts'
      ? (['tesseract.js', 'pp-ocr'] as const)
      : (['tesseract.js'] as const))
      await readSet(set, {
        root,
        out: path.join(root, '.cache/score/confidence', set.name),
        engine,
        jobs: 2,
        change: (pages, file) => {
          read.push([file, pages]);
          return pages;
        },
        onFile: (done, of) => process.stderr.write(`\r${set.name} by ${engine}: ${done} of ${of} files `),
      });
    for (const [file, pages] of read) {
      const document = path.basename(file).replace(/\.\w+$/, '');
      const truth = truthSchema.parse(
        JSON.parse(readFileSync(path.join(corpus, 'kie', set.name, `${document}.json`), 'utf8')),
      );
      const { fields } = readFields(pages, pages.flatMap(findTables), []);
      const engineOf = (page: number) => pages.find(({ number }) => number === page)?.engine ?? '';
      const right = (prediction: object, field: string) =>
        scoreDoc(truth, prediction, set.name)[field]?.norm === 1;
      const asks = (field: string) => truth[field] != null && truth.visible?.[field] !== false;
      found.push(...scalarCases(document, fields, engineOf, asks, right));
      found.push(...figureCases(document, fields, engineOf, truth.keyFigures ?? [], scoreDoc));
    }
  }
  process.stderr.write('\n');
  return found;
}

function scalarCases(
  document: string,
  fields: Fields,
  engineOf: (page: number) => string,
  asks: (field: string) => boolean,
  right: (prediction: object, field: string) => boolean,
): Case[] {
  const scored = ['companyName', 'documentDate', 'periodEnd', 'total', 'documentNumber', 'address'] as const;
  return scored.flatMap((field): Case[] => {
    const evidence = fields.evidence[field];
    if (!evidence || fields[field] == null || !asks(field)) return [];
    const reading = `${field} ${engineOf(evidence.page)}`;
    return [
      {
        document,
        reading,
        raw: rounded(evidence.confidence),
        isRight: right({ [field]: fields[field] }, field),
      },
    ];
  });
}

/** Figures that the truth has for the same day: others are neither right nor wrong. */
function figureCases(
  document: string,
  fields: Fields,
  engineOf: (page: number) => string,
  truth: readonly TrueFigure[],
  scoreDoc: ScoreDoc,
): Case[] {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
  const lastDay = (text: string | null | undefined) => text?.match(/\d{4}-\d\d-\d\d/g)?.at(-1);
  const seen = new Set<string>();
  return fields.keyFigures.flatMap((figure): Case[] => {
    const meant = truth.find(
      ({ label, period }) =>
        plain(label) === plain(figure.label) && lastDay(period) === lastDay(figure.period),
    );
    if (!meant) return [];
    // The document's own period comes first: a half-year or a quarter that ends on the same day is another figure.
    const key = `${figure.label} ${lastDay(figure.period) ?? ''}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const judged = scoreDoc({ keyFigures: [meant] }, { keyFigures: [figure] }, 'filings');
    return [
      {
        document,
        reading: `keyFigures ${engineOf(figure.page)}`,
        raw: rounded(figure.confidence),
        isRight: judged['keyFigures']?.norm === 1,
      },
    ];
  });
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

/** Fits every reading; what few cases do not tell is taken from all readings of the same engine. */
function fitAll(some: readonly Case[]): Map<string, Knot[]> {
  const engineOf = (reading: string) => reading.split(' ').slice(1).join(' ');
  const readings = [...new Set(some.map(({ reading }) => reading))].sort();
  return new Map(
    readings.map((reading) => {
      const pooled = some.filter((one) => engineOf(one.reading) === engineOf(reading));
      const usual = pooled.filter(({ isRight }) => isRight).length / pooled.length;
      return [
        reading,
        fitKnots(
          some.filter((one) => one.reading === reading),
          usual,
        ),
      ];
    }),
  );
}

function moduleOf(knots: ReadonlyMap<string, readonly Knot[]>): string {
  const entries = [...knots].map(([reading, points]) =>
    [`  '${reading}': [`, ...points.map(([raw, share]) => `    [${raw}, ${share}],`), '  ],'].join('\n'),
  );
  return [
    '// Written by `npm run fit:confidence` from bench/confidence-cases.json; do not edit.',
    '',
    '/** Per field and engine that read its page: a reader’s own certainty, and the share of right readings there. */',
    'export const confidenceKnots: Record<string, readonly (readonly [raw: number, share: number])[]> = {',
    ...entries,
    '};',
    '',
  ].join('\n');
}

/** What would be accepted, by fits that have not seen the documents that they judge. */
function report(all: readonly Case[]): void {
  const foldOf = (document: string) =>
    [...document].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 100_003, 7) % folds;
  const counts = new Map<string, { readings: number; safe: number; wrong: number }>();
  for (let fold = 0; fold < folds; fold++) {
    const fits = fitAll(all.filter(({ document }) => foldOf(document) !== fold));
    for (const { reading, raw, isRight } of all.filter(({ document }) => foldOf(document) === fold))
      for (const name of [reading, 'all']) {
        const count = counts.get(name) ?? { readings: 0, safe: 0, wrong: 0 };
        const isSafe = shareAt(raw, fits.get(reading) ?? []) >= safeConfidence;
        count.readings++;
        if (isSafe) count.safe++;
        if (isSafe && !isRight) count.wrong++;
        counts.set(name, count);
      }
  }
  for (const [name, { readings, safe, wrong }] of [...counts].sort())
    process.stdout.write(`${name.padEnd(28)} ${readings} read, ${safe} safe, ${wrong} of them wrong\n`);
}
