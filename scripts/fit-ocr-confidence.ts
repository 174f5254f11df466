/**
 * `npm run fit:ocr-confidence [-- --corpus DIR] [--fit-only]`: reads the development pages and receipts by Tesseract,
 * judges every word against the true text, keeps counts in bench/ocr-confidence-cases.json and fits how many words are
 * right at each confidence. Prints the share for pages that the fit has not seen beside what was promised. With
 * `--fit-only` the kept counts are fitted anew.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { shareAt } from '@gemmavision/extraction/keyinfo';
import { decodeImage } from '../libs/documents-io/src/image/decode-image.ts';
import { goodConfidence, meanConfidence } from '../libs/documents-io/src/ocr/reading-quality.ts';
import { recognisePage } from '../libs/documents-io/src/ocr/recognise-page.ts';
import { TesseractJs } from '../libs/documents-io/src/ocr/tesseract-js.ts';
import { fitKnots, type Knot } from './score/fit-knots.ts';
import { judgeWords } from './score/judge-words.ts';

const root = path.resolve(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: path.join(root, '../shared/corpus') },
    'fit-only': { type: 'boolean', default: false },
  },
});
const casesFile = path.join(root, 'bench/ocr-confidence-cases.json');
const knotsFile = path.join(root, 'libs/documents-io/src/ocr/word-confidence-knots.ts');
const folds = 5;

const pageSchema = z.object({
  page: z.string(),
  readWell: z.boolean(),
  /** For each confidence in hundredths how many words, and how many of them right: `96:120/119 95:…`. */
  counts: z.string(),
});
type JudgedPage = z.infer<typeof pageSchema>;

if (!values['fit-only']) {
  const judged = await judgePages(path.resolve(values.corpus, 'kie'));
  writeFileSync(casesFile, `${JSON.stringify(judged, null, 2)}\n`);
}
const pages = z.array(pageSchema).parse(JSON.parse(readFileSync(casesFile, 'utf8')));
const groups = {
  well: pages.filter((page) => page.readWell),
  poorly: pages.filter((page) => !page.readWell),
};
writeFileSync(knotsFile, moduleOf(fit(groups.well), fit(groups.poorly)));
for (const [name, group] of Object.entries(groups)) report(name, group);

async function judgePages(folder: string): Promise<JudgedPage[]> {
  const scorer: unknown = await import(pathToFileURL(path.join(folder, '../score-ocr.mjs')).href);
  const { norm } = z
    .object({ norm: z.custom<(text: string) => string>((value) => typeof value === 'function') })
    .parse(scorer);
  const truthSchema = z.looseObject({ ocr: z.looseObject({ text: z.string() }) });
  const engine = new TesseractJs(path.join(root, 'assets/tessdata/eng.traineddata'), 2);
  const names = ['pages', 'receipts'].flatMap((set) =>
    readdirSync(path.join(folder, set))
      .filter((name) => name.endsWith('.jpg'))
      .map((name) => path.join(folder, set, name.slice(0, -'.jpg'.length))),
  );
  const judged: JudgedPage[] = [];
  const work = async () => {
    for (let name = names.shift(); name !== undefined; name = names.shift()) {
      const { grey } = await decodeImage(readFileSync(`${name}.jpg`), Number.MAX_SAFE_INTEGER);
      const { words } = await recognisePage(engine, grey, undefined, () => undefined);
      const truth = truthSchema.parse(JSON.parse(readFileSync(`${name}.json`, 'utf8'))).ocr.text;
      const counts = new Map<number, [all: number, right: number]>();
      for (const { raw, isRight } of judgeWords(words, truth, norm)) {
        const at = Math.round(raw * 100);
        const [all, right] = counts.get(at) ?? [0, 0];
        counts.set(at, [all + 1, right + Number(isRight)]);
      }
      judged.push({
        page: path.basename(name),
        readWell: meanConfidence(words) >= goodConfidence,
        counts: [...counts]
          .sort(([a], [b]) => a - b)
          .map(([at, [all, right]]) => `${at}:${all}/${right}`)
          .join(' '),
      });
      process.stderr.write(`\r${judged.length} pages `);
    }
  };
  await Promise.all([work(), work()]);
  await engine.close();
  return judged.sort((a, b) => a.page.localeCompare(b.page));
}

function casesOf(group: readonly JudgedPage[]): { raw: number; isRight: boolean }[] {
  return group.flatMap(({ counts }) =>
    counts.split(' ').flatMap((count) => {
      const [at = 0, all = 0, right = 0] = count.split(/[:/]/u).map(Number);
      return Array.from({ length: all }, (_, index) => ({ raw: at / 100, isRight: index < right }));
    }),
  );
}

function fit(group: readonly JudgedPage[]): Knot[] {
  return fitKnots(casesOf(group), 0.5);
}

/** What was promised and what came true on pages that were left out of the fit. */
function report(name: string, group: readonly JudgedPage[]): void {
  const unseen = Array.from({ length: folds }, (_, fold) => {
    const knots = fit(group.filter((_page, index) => index % folds !== fold));
    return casesOf(group.filter((_page, index) => index % folds === fold)).map((one) => ({
      promised: shareAt(one.raw, knots),
      isRight: one.isRight,
    }));
  }).flat();
  console.log(`pages read ${name}: ${group.length} pages, ${unseen.length} words, five folds`);
  for (const [from, to] of [
    [0, 0.5],
    [0.5, 0.8],
    [0.8, 0.95],
    [0.95, 0.99],
    [0.99, 1.01],
  ] as const) {
    const some = unseen.filter(({ promised }) => promised >= from && promised < to);
    if (some.length === 0) continue;
    const promised = some.reduce((sum, one) => sum + one.promised, 0) / some.length;
    const right = some.filter((one) => one.isRight).length / some.length;
    console.log(
      `  ${String(some.length).padStart(6)} words  promised ${promised.toFixed(3)}  right ${right.toFixed(3)}`,
    );
  }
}

function moduleOf(well: readonly Knot[], poorly: readonly Knot[]): string {
  const rows = (knots: readonly Knot[]) => knots.map(([raw, share]) => `    [${raw}, ${share}],\n`).join('');
  return `/**
 * The share of right words at Tesseract's own confidence, on pages read well and on the others. Made by
 * \`npm run fit:ocr-confidence\` from bench/ocr-confidence-cases.json: do not edit.
 */
export const wordConfidenceKnots: Record<'well' | 'poorly', readonly (readonly [number, number])[]> = {
  well: [
${rows(well)}  ],
  poorly: [
${rows(poorly)}  ],
};
`;
}
