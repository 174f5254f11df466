import type { BenchmarkResult } from '@gemmavision/domain/benchmarks';
import type { Provenance, Source } from '@gemmavision/domain/provenance';
import { benchmarkNamed, makeResult, tuningOf } from './benchmark-facts.ts';
import type { NameModel } from './benchmark-facts.ts';
import type { BenchmarksFile } from './file-schemas.ts';
import type { ReferenceFiles } from './read-files.ts';
import { indexSources, readVerification, sharingWords } from './sources.ts';
import type { SourceIndex } from './sources.ts';
import { otherSuites, scoreSuites } from './suites.ts';

/** How a stage makes the provenance of a cell of the report. */
type FromReport = (location: string, note?: string | null) => Provenance;

/** All results of the report’s tables. */
export function reportResults(
  file: BenchmarksFile,
  nameModel: NameModel,
  leading: SourceIndex,
): BenchmarkResult[] {
  const [source] = sharingWords(indexSources(file.sources), leading).values();
  const [listed] = file.sources;
  if (!source || !listed) throw new Error('gemma3-benchmarks.json names no source');
  const fromReport: FromReport = (location, note = null) => ({
    kind: 'published',
    verification: readVerification(listed.verification),
    source,
    location,
    note,
  });
  return [
    ...arenaResults(file, nameModel, fromReport),
    ...tableResults(file, nameModel, fromReport),
    ...longContextResults(file, nameModel, fromReport),
    ...resolutionResults(file, nameModel, fromReport),
    ...panAndScanResults(file, nameModel, fromReport),
  ];
}

function arenaResults(
  { chatbotArena }: BenchmarksFile,
  nameModel: NameModel,
  from: FromReport,
): BenchmarkResult[] {
  const benchmark = benchmarkNamed('Chatbot Arena');
  return chatbotArena.rows.map((row) => {
    const model = nameModel(row.model, {
      openWeights: row.open,
      architecture: row.type,
      parametersText: row.params,
    });
    const part = {
      tuning: 'instruction-tuned' as const,
      value: row.elo,
      lower: row.elo - row.ciMinus,
      upper: row.elo + row.ciPlus,
      rank: row.rank,
      asOf: chatbotArena.asOf.slice(0, 'yyyy-mm-dd'.length),
    };
    const location = `Table ${chatbotArena.table}, rank ${row.rank}, ${row.model}`;
    return makeResult(otherSuites.arena, benchmark, model, part, from(location, '95 % confidence interval.'));
  });
}

function tableResults(file: BenchmarksFile, nameModel: NameModel, from: FromReport): BenchmarkResult[] {
  return scoreSuites.flatMap((suite) => {
    const { table, benchmarks } = suite.scores(file);
    return Object.entries(benchmarks).flatMap(([name, scores]) =>
      Object.entries(scores).flatMap(([model, value]) =>
        value === null
          ? []
          : [
              makeResult(
                suite,
                benchmarkNamed(name),
                nameModel(model),
                { tuning: suite.tuning, value },
                from(`Table ${table}, ${name}, ${model}`),
              ),
            ],
      ),
    );
  });
}

function longContextResults({ longContext }: BenchmarksFile, nameModel: NameModel, from: FromReport) {
  return longContext.rows.map(({ benchmark, contextTokens, model, score }) =>
    makeResult(
      otherSuites.longContext,
      benchmarkNamed(benchmark),
      nameModel(model),
      { tuning: tuningOf(model), value: score, contextTokens },
      from(`Table ${longContext.table}, ${benchmark} at ${contextTokens / 1024}K, ${model}`),
    ),
  );
}

function resolutionResults({ visionResolution }: BenchmarksFile, nameModel: NameModel, from: FromReport) {
  const model = nameModel(`Gemma 3 ablation, ${visionResolution.model}`);
  return Object.entries(visionResolution.byResolution).flatMap(([pixels, scores]) =>
    Object.entries(scores).map(([name, value]) =>
      makeResult(
        otherSuites.visionResolution,
        benchmarkNamed(name),
        model,
        { tuning: 'pre-trained', value, condition: `${pixels} px` },
        from(`Table ${visionResolution.table}, ${name} at ${pixels}`),
      ),
    ),
  );
}

function panAndScanResults({ panAndScan }: BenchmarksFile, nameModel: NameModel, from: FromReport) {
  return panAndScan.rows.flatMap(({ model, panAndScan: on, ...scores }) =>
    Object.entries(scores).map(([name, value]) =>
      makeResult(
        otherSuites.panAndScan,
        benchmarkNamed(name),
        nameModel(model),
        { tuning: 'pre-trained', value, condition: on ? 'with pan and scan' : 'without' },
        from(`Table ${panAndScan.table}, ${name}, ${model}`, panAndScan.note),
      ),
    ),
  );
}

/** Perplexity and HellaSwag of one model in several quantized files. */
export function quantizationResults(file: BenchmarksFile, nameModel: NameModel): BenchmarkResult[] {
  const { source: title, verification, dataset, rows } = file.quantizationQuality;
  const licence = title.match(/licence (\w+)/)?.[1] ?? null;
  const source: Source = { id: 'quantization-model-card', title, url: null, licence };
  return rows.flatMap((row) => {
    const model = nameModel(row.model);
    const make = (
      name: string,
      part: Pick<BenchmarkResult, 'value'> & Partial<BenchmarkResult>,
      note: string,
    ) =>
      makeResult(
        otherSuites.quantization,
        benchmarkNamed(name),
        model,
        { tuning: tuningOf(row.model), precision: row.quant, ...part },
        {
          kind: 'published',
          verification: readVerification(verification),
          source,
          location: `${row.quant}, file of ${row.fileGB} GB`,
          note: `${dataset}. ${note}`,
        },
      );
    const interval = { lower: row.ppl - row.pplErr, upper: row.ppl + row.pplErr };
    return [
      make(
        'Perplexity',
        { value: row.ppl, ...interval },
        `Standard error ${row.pplErr}: the bounds are one away.`,
      ),
      make(
        'HellaSwag (4k tasks)',
        { value: row.hellaswag, sampleSize: hellaSwagTasks },
        'Each of these percentages is a whole count of 4,000 tasks.',
      ),
    ];
  });
}

/** “4k” in the source; its percentages are whole counts of exactly so many. */
const hellaSwagTasks = 4_000;

/** Counts of the labelled answers of FinanceBench, as shares of all: correct, incorrect, refused. */
export function financialResults(
  { content }: ReferenceFiles['financial'],
  nameModel: NameModel,
): BenchmarkResult[] {
  const [source] = indexSources(content.sources).values();
  const [listed] = content.sources;
  if (!source || !listed) throw new Error('financial-qa-benchmarks.json names no source');
  return content.rows.flatMap((row) => {
    const make = (name: string, value: number) =>
      makeResult(
        otherSuites.financeBench,
        benchmarkNamed(name),
        nameModel(row.model),
        { tuning: null, value, sampleSize: row.total, condition: row.mode },
        {
          kind: 'computed',
          verification: readVerification(listed.verification),
          source,
          location: `results/${row.model}_${row.mode}.jsonl`,
          note: `${row.correct} correct, ${row.incorrect} incorrect, ${row.refusal} refused of ${row.total}.`,
        },
      );
    const share = (count: number) => Math.round((1_000 * count) / row.total) / 10;
    return [
      make('FinanceBench', row.accuracyPct),
      make('FinanceBench, incorrect', share(row.incorrect)),
      make('FinanceBench, refused', share(row.refusal)),
    ];
  });
}
