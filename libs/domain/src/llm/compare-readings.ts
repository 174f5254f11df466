import { readField } from '../documents/correct-fields.ts';
import type { Fields } from '../documents/extraction-result.ts';
import type { CheckedAnswer, CheckedValue } from './checked-answer.ts';
import { fieldKinds } from './field-kinds.ts';
import { foldedValue } from './fold.ts';
import { keyInformationNames, type KeyInformationName } from './key-information.ts';

/** Whose value stands where both have one: a setting of the team. */
export const readingPreferences = ['rules', 'model'] as const;
export type ReadingPreference = (typeof readingPreferences)[number];

type Value = string | number | null;

/** A field as the rules and the model read it. */
export interface ComparedField {
  name: KeyInformationName;
  rules: Value;
  model: CheckedValue;
  agreement: 'agree' | 'differ' | 'only_rules' | 'only_model' | 'neither';
}

/** Amounts are printed in cents: what differs by less is the same. */
const halfACent = 0.005;

function isSame(name: KeyInformationName, one: string | number, other: string | number): boolean {
  const kind = fieldKinds[name];
  if (typeof one === 'number' && typeof other === 'number') {
    return kind === 'amount' ? Math.abs(one - other) < halfACent : one === other;
  }
  const [a, b] = [foldedValue(String(one)), foldedValue(String(other))];
  if (kind === 'number-of-registry') return a.replace(/^0+/, '') === b.replace(/^0+/, '');
  if (kind === 'account' || kind === 'identifier') return a.replaceAll(' ', '') === b.replaceAll(' ', '');
  return a === b;
}

/** Both readings side by side, field by field, whether the model’s value was found or not. */
export function compareReadings(rules: Fields, model: CheckedAnswer): ComparedField[] {
  return keyInformationNames.map((name) => {
    const [ours, theirs] = [readField(rules, name), model[name]];
    return { name, rules: ours, model: theirs, agreement: agreementOf(name, ours, theirs.value) };
  });
}

function agreementOf(name: KeyInformationName, ours: Value, theirs: Value): ComparedField['agreement'] {
  if (ours === null) return theirs === null ? 'neither' : 'only_model';
  if (theirs === null) return 'only_rules';
  return isSame(name, ours, theirs) ? 'agree' : 'differ';
}

/** The value that stands, and whose it is. */
export interface ChosenValue {
  value: Value;
  from: 'rules' | 'model' | null;
}

/**
 * The value of each field that stands without a person. The model’s value is one only where it was found on a page,
 * outside of instructions: else the rules’ value stands, or none. Where both agree, the rules’ spelling and place do.
 */
export function chosenValues(
  rules: Fields,
  model: CheckedAnswer,
  preference: ReadingPreference,
): Record<KeyInformationName, ChosenValue> {
  const choose = ({ rules: ours, model: theirs, agreement }: ComparedField): ChosenValue => {
    const isTheirs =
      theirs.status === 'found' && (ours === null || (preference === 'model' && agreement !== 'agree'));
    if (isTheirs) return { value: theirs.value, from: 'model' };
    return { value: ours, from: ours === null ? null : 'rules' };
  };
  const chosen = compareReadings(rules, model).map((field) => [field.name, choose(field)] as const);
  // Sound because compareReadings has every name once.
  return Object.fromEntries(chosen) as Record<KeyInformationName, ChosenValue>;
}
