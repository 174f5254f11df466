import type { LlmComparison } from '@gemmavision/domain/llm';

export type ComparedField = NonNullable<LlmComparison['fields']>[number];

/** How both readings of a field stand to each other, with what forbids to take the model’s. */
type Verdict =
  | 'agree'
  | 'differ'
  | 'only_rules'
  | 'only_model'
  | 'neither'
  /** The model’s value stands nowhere in the text. */
  | 'not_found'
  /** It stands only where the document tells a model what to answer. */
  | 'in_instruction';

export const verdictWords: Record<Verdict, string> = {
  agree: 'agree',
  differ: 'differ',
  only_rules: 'only the rules',
  only_model: 'only the model',
  neither: 'neither',
  not_found: 'not found on the page',
  in_instruction: 'only in an instruction',
};

/** What a verdict means, for whoever wonders. */
export const verdictMeanings: Record<Verdict, string> = {
  agree: 'Both read the same value.',
  differ: 'Both read a value, and not the same one.',
  only_rules: 'The model says that the document does not say.',
  only_model: 'The rules found nothing; the model’s value stands on the page.',
  neither: 'Neither found a value.',
  not_found: 'The model’s value does not stand in the text of the document: it is never taken.',
  in_instruction:
    'The model’s value stands only in a passage that tells a model what to answer: it is never taken.',
};

/** The verdict on a field. Where both agree it does not matter where the model has it from. */
export function verdictOf({ agreement, model }: Pick<ComparedField, 'agreement' | 'model'>): Verdict {
  if (agreement === 'agree') return 'agree';
  if (model.status === 'not_found' || model.status === 'in_instruction') return model.status;
  return agreement;
}

/** In which order verdicts are told. */
const order: readonly Verdict[] = [
  'agree',
  'differ',
  'only_model',
  'only_rules',
  'not_found',
  'in_instruction',
];

/** How many fields have which verdict; those that neither read are left out. */
export function countVerdicts(fields: readonly ComparedField[]): { verdict: Verdict; count: number }[] {
  const verdicts = fields.map(verdictOf);
  return order.flatMap((verdict) => {
    const count = verdicts.filter((one) => one === verdict).length;
    return count === 0 ? [] : [{ verdict, count }];
  });
}

/** A text cut where placeholders stand for what was taken out: `[PERSON_2]`. */
export function cutAtPlaceholders(text: string): { text: string; isPlaceholder: boolean }[] {
  return text
    .split(/(\[[A-Z]+_\d+(?:_\d+)?\])/)
    .map((part, index) => ({ text: part, isPlaceholder: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}
