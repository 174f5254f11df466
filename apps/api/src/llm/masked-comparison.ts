import type { CheckedValue, LlmComparison } from '@gemmavision/domain/llm';
import { fieldMasks, maskAll } from '@gemmavision/domain/pii';
import { mayDo, type Actor } from '../http/actor.ts';

type ComparedField = NonNullable<LlmComparison['fields']>[number];

/** The comparison as the actor may see it: whoever may not see personal data sees that a value is there, not which. */
export function maskedComparison(actor: Actor, comparison: LlmComparison): LlmComparison {
  if (mayDo(actor, 'documents.unmask') || comparison.fields === null) return comparison;
  return { ...comparison, fields: comparison.fields.map(maskedField) };
}

/** A field that may hold personal data is masked whole: the model may have found there what no pattern did. */
function maskedField(field: ComparedField): ComparedField {
  if (fieldMasks[field.name] === 'nothing') return field;
  return { ...field, rules: masked(field.rules), model: maskedCheck(field.model) };
}

function maskedCheck(check: CheckedValue): CheckedValue {
  if (check.status === 'absent') return check;
  const value = masked(check.value);
  return 'printed' in check ? { ...check, value, printed: maskAll(check.printed) } : { ...check, value };
}

const masked = <Value>(value: Value) => (typeof value === 'string' ? maskAll(value) : value);
