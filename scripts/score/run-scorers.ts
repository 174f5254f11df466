import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { ScoredSet } from './sets.ts';

/** One figure of one set: a share from 0 to 1. */
export interface Score {
  set: string;
  figure: string;
  value: number;
  /** What the share is of: "98 tables", "60 documents". */
  of: string;
  /** Errors are better small. */
  lowerIsBetter?: boolean;
  /** What issue and documentation ask for, on documents that are not here. */
  bar?: number;
}

export interface ScorerInput {
  corpus: string;
  set: ScoredSet;
  /** The results as `extract --out` writes them. */
  results: string;
  /** Truth of the scanned tables, where they were made anew. */
  scansTruth: string | undefined;
}

/** Scores a set with the corpus's own scorers. */
export function scoreSet(input: ScorerInput): Score[] {
  const { set } = input;
  if (set.name === 'tables' || set.name === 'scans') return tableScores(input);
  if (set.name === 'pages') return textScores(input, 'pages');
  const keys = keyScores(input, set.name);
  return set.name === 'receipts' ? [...keys, ...textScores(input, 'receipts')] : keys;
}

const f1 = z.object({ f1: z.number() });
const tableReport = z.object({
  overall: z.object({
    tables: z.number(),
    pages: z.number(),
    detection: f1,
    adjacency: f1,
    adjacencyMacro: f1,
    facts: f1,
    grits: z.number(),
  }),
});

function tableScores({ corpus, set, results, scansTruth }: ScorerInput): Score[] {
  const truth =
    set.name === 'scans' && scansTruth !== undefined ? scansTruth : path.join(corpus, 'tables/truth.json');
  const converted = convert(corpus, results, truth);
  const report = path.join(converted, 'report.json');
  const prediction = path.join(converted, 'tables.json');
  run(corpus, 'score-tables.mjs', [
    '--truth',
    onlyPagesOf(set, truth, converted),
    '--pred',
    prediction,
    '--quiet',
    '--out',
    report,
  ]);
  const { overall } = tableReport.parse(JSON.parse(readFileSync(report, 'utf8')));
  const bars =
    set.name === 'tables'
      ? { detection: 0.9, adjacency: 0.88, adjacencyMacro: 0.85, grits: 0.88, facts: 0.94 }
      : { detection: undefined, adjacency: 0.7, adjacencyMacro: undefined, grits: undefined, facts: 0.8 };
  const of = `${overall.tables} tables on ${overall.pages} pages`;
  const figure = (name: string, value: number, bar: number | undefined): Score => ({
    set: set.name,
    figure: name,
    value,
    of,
    ...(bar !== undefined && { bar }),
  });
  return [
    figure('detection F1', overall.detection.f1, bars.detection),
    figure('adjacency F1, micro', overall.adjacency.f1, bars.adjacency),
    figure('adjacency F1, macro', overall.adjacencyMacro.f1, bars.adjacencyMacro),
    figure('GriTS', overall.grits, bars.grits),
    figure('facts F1', overall.facts.f1, bars.facts),
  ];
}

const pagesOfTruth = z.array(z.looseObject({ file: z.string(), page: z.number() }));

/** The truth of the pages that the set holds: the committed scans are a sample. */
function onlyPagesOf(set: ScoredSet, truth: string, folder: string): string {
  if (set.name === 'tables') return truth;
  const names = new Set(set.files.map((file) => path.basename(file, '.png')));
  const entries = pagesOfTruth.parse(JSON.parse(readFileSync(truth, 'utf8')));
  const kept = entries.filter(({ file, page }) => names.has(`${path.basename(file, '.pdf')}-p${page}`));
  const target = path.join(folder, 'truth.json');
  writeFileSync(target, JSON.stringify(kept));
  return target;
}

const keyReport = z.record(
  z.string(),
  z.object({
    docs: z.number(),
    fields: z.record(z.string(), z.object({ expected: z.number(), normF1: z.number() })),
  }),
);

const keyBars: Record<string, number> = {
  'receipts companyName': 0.75,
  'receipts documentDate': 0.92,
  'receipts total': 0.88,
  'invoices ALL': 0.9,
  'filings companyName': 1,
  'filings periodEnd': 1,
  'filings keyFigures': 0.95,
};

function keyScores({ corpus, set, results }: ScorerInput, only: string): Score[] {
  const converted = convert(corpus, results);
  const printed = run(corpus, 'score-kie.mjs', [
    ...['--gt', path.join(corpus, 'kie'), '--pred', path.join(converted, 'kie'), '--only', only, '--json'],
  ]);
  const { missing: _, ...groups } = z.looseObject({}).parse(JSON.parse(printed));
  const group = keyReport.parse(groups)[only];
  return Object.entries(group?.fields ?? {}).map(([field, { expected, normF1 }]) => {
    const bar = keyBars[`${only} ${field}`];
    return {
      set: set.name,
      figure: field === 'ALL' ? 'all fields, F1' : `${field}, F1`,
      value: normF1,
      of: `${expected} in ${group?.docs ?? 0} documents`,
      ...(bar !== undefined && { bar }),
    };
  });
}

const textReport = z.object({
  docs: z.number(),
  CER: z.number(),
  CERfold: z.number(),
  WER: z.number(),
  digitRecall: z.number(),
});

const textBars: Record<string, { cer: number; wer?: number; digits: number }> = {
  'pages-clean': { cer: 0.01, wer: 0.035, digits: 0.975 },
  'pages-scan': { cer: 0.045, digits: 0.9 },
  receipts: { cer: 0.12, digits: 0.72 },
};

function textScores({ corpus, results }: ScorerInput, only: string): Score[] {
  const converted = convert(corpus, results);
  const printed = run(corpus, 'score-ocr.mjs', [
    ...['--gt', path.join(corpus, 'kie'), '--pred', path.join(converted, 'ocr'), '--only', only, '--json'],
  ]);
  const groups = z.looseObject({}).parse(JSON.parse(printed));
  return Object.entries(textBars).flatMap(([name, bars]) => {
    if (groups[name] === undefined) return [];
    const group = textReport.parse(groups[name]);
    const figure = (
      figure: string,
      value: number,
      bar: number | undefined,
      lowerIsBetter: boolean,
    ): Score => ({
      set: name,
      figure,
      value,
      of: `${group.docs} pages`,
      lowerIsBetter,
      ...(bar !== undefined && { bar }),
    });
    return [
      name === 'receipts'
        ? figure('character errors, case folded', group.CERfold, bars.cer, true)
        : figure('character errors', group.CER, bars.cer, true),
      figure('word errors', group.WER, bars.wer, true),
      figure('numbers found', group.digitRecall, bars.digits, false),
    ];
  });
}

/** The results in the form that the scorers read. */
function convert(corpus: string, results: string, truth?: string): string {
  const converted = `${results}-scored`;
  if (truth === undefined && existsSync(path.join(converted, 'kie'))) return converted;
  run(corpus, 'from-extract.mjs', [results, converted, ...(truth === undefined ? [] : ['--truth', truth])]);
  return converted;
}

function run(corpus: string, scorer: string, args: string[]): string {
  return execFileSync(process.execPath, [path.join(corpus, scorer), ...args], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
}
