import type { Fields } from '../documents/extraction-result.ts';
import type { CheckedAnswer } from './checked-answer.ts';
import { chosenValues, type ReadingPreference } from './compare-readings.ts';
import { keyInformationNames, type KeyInformationName } from './key-information.ts';

/**
 * The key information with the model's values where these stand by the team's rule, and their names. Where the rules
 * read a value is no place of another one: its evidence goes.
 */
export function withModelValues(
  rules: Fields,
  answer: CheckedAnswer,
  preference: ReadingPreference,
): { fields: Fields; fromModel: KeyInformationName[] } {
  const chosen = chosenValues(rules, answer, preference);
  const fromModel = keyInformationNames.filter((name) => chosen[name].from === 'model');
  const evidence = Object.entries(rules.evidence).filter(([name]) => !fromModel.some((one) => one === name));
  return {
    fields: {
      ...rules,
      ...Object.fromEntries(fromModel.map((name) => [name, chosen[name].value])),
      evidence: Object.fromEntries(evidence),
    },
    fromModel,
  };
}
