import type { AbilityBenchmark } from './ability-schemas.ts';

/**
 * Assignments that another reader would make otherwise, and why: the report names the six abilities in its Figure 2,
 * but not which benchmarks they are made of. By suite, benchmark and ability.
 */
const doubts: Record<string, string> = {
  'pretrained-stem-code/math/Science':
    'Counts as Science because the table is titled so; of instruction-tuned models it counts as Reasoning.',
  'pretrained-stem-code/gsm8k/Science': 'Sums for schoolchildren: as much Reasoning as Science.',
  'pretrained-stem-code/agieval/Science': 'Exams of many subjects, law and language among them.',
  'pretrained-stem-code/mmlu/Science': '57 subjects, of which not all are sciences.',
  'pretrained-stem-code/mmlu-pro/Science': '14 subjects, law and history among them.',
  'zero-shot-it/mmlu-pro/Science': '14 subjects, law and history among them.',
  'zero-shot-it/facts-grounding/Factuality':
    'Asks whether an answer keeps to a given text, not whether the model knows the world.',
  'zero-shot-it/bird-sql-dev/Code': 'Queries of databases only, beside one test of programs.',
  'zero-shot-it/math/Reasoning': 'Of pre-trained models it counts as Science.',
  'zero-shot-it/global-mmlu-lite/Multilingual': 'One benchmark alone stands for all languages.',
  'zero-shot-it/mmmu-val/Vision': 'One benchmark alone stands for all images.',
  'pretrained-factuality/boolq/Reasoning': 'Questions about a given text: as much reading as reasoning.',
  'pretrained-factuality/drop/Reasoning': 'Sums over a given text: as much reading as reasoning.',
};

/** Why an assignment is open to doubt; null where we know of no reason. */
export function doubtAbout({ ability, suite, benchmark }: AbilityBenchmark): string | null {
  return doubts[`${suite}/${benchmark}/${ability}`] ?? null;
}
