import { abilities } from '@gemmavision/domain/benchmarks';
import type {
  Ability,
  AbilityBenchmark,
  BenchmarkResult,
  Suite,
  Tuning,
} from '@gemmavision/domain/benchmarks';
import type { Model } from '@gemmavision/domain/models';
import { agreeing } from './agree.ts';
import { benchmarkNamed, namingAfter } from './benchmark-facts.ts';
import { financialResults, quantizationResults, reportResults } from './benchmark-results.ts';
import type { BenchmarksFile } from './file-schemas.ts';
import type { ReferenceFiles } from './read-files.ts';
import { indexSources } from './sources.ts';
import { otherSuites, scoreSuites } from './suites.ts';

export interface ReferenceBenchmarks {
  suites: Suite[];
  /** Results by the file they came from. */
  results: { benchmarks: BenchmarkResult[]; financial: BenchmarkResult[] };
  abilityMapping: Record<'instruction-tuned' | 'pre-trained', AbilityBenchmark[]>;
}

/** Suites, results and the mapping of benchmarks to abilities. `models` tie results to what we know of a model. */
export function toBenchmarks(
  files: Pick<ReferenceFiles, 'parameters' | 'benchmarks' | 'financial'>,
  models: readonly Model[],
): ReferenceBenchmarks {
  const nameModel = namingAfter(models);
  const file = files.benchmarks.content;
  const results = agreeing([
    ...reportResults(file, nameModel, indexSources(files.parameters.content.sources)),
    ...quantizationResults(file, nameModel),
    ...financialResults(files.financial, nameModel),
  ]);
  return {
    suites: toSuites(files),
    results: {
      benchmarks: results.filter(({ suite }) => suite !== otherSuites.financeBench.id),
      financial: results.filter(({ suite }) => suite === otherSuites.financeBench.id),
    },
    abilityMapping: {
      'instruction-tuned': toMapping(file, 'instruction-tuned', file.radar.instructionTuned.mapping),
      'pre-trained': toMapping(file, 'pre-trained', file.radar.preTrained.mapping),
    },
  };
}

function toSuites({ benchmarks, financial }: Pick<ReferenceFiles, 'benchmarks' | 'financial'>): Suite[] {
  const file = benchmarks.content;
  const titled = scoreSuites.map(({ id, title, category, scores }) => ({
    id,
    title,
    category,
    note: scores(file).note ?? null,
  }));
  return [
    { ...otherSuites.arena, note: file.chatbotArena.note },
    ...titled,
    { ...otherSuites.longContext, note: null },
    { ...otherSuites.visionResolution, note: file.visionResolution.model },
    { ...otherSuites.panAndScan, note: file.panAndScan.note },
    { ...otherSuites.financeBench, note: financial.content.note },
    { ...otherSuites.quantization, note: file.quantizationQuality.dataset },
  ];
}

/** The file names members by table and benchmark; a table is a suite of ours. */
function toMapping(
  file: BenchmarksFile,
  tuning: Tuning,
  byAbility: Record<string, { table: number; benchmark: string }[]>,
): AbilityBenchmark[] {
  return Object.entries(byAbility).flatMap(([name, members]) =>
    members.map(({ table, benchmark }) => {
      const suite = scoreSuites.find((each) => each.tuning === tuning && each.scores(file).table === table);
      if (!suite)
        throw new Error(`the ability ${name} names table ${table}, which is no suite of ${tuning} models`);
      return { ability: abilityNamed(name), suite: suite.id, benchmark: benchmarkNamed(benchmark).id };
    }),
  );
}

function abilityNamed(name: string): Ability {
  const found = abilities.find((ability) => ability === name);
  if (found === undefined) throw new Error(`"${name}" is none of the abilities ${abilities.join(', ')}`);
  return found;
}
