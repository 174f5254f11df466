import type { Database } from '@gemmavision/db';
import type { CheckedValue, LlmComparison } from '@gemmavision/domain/llm';
import { fieldMasks, maskAll } from '@gemmavision/domain/pii';
import { maskOf } from '../documents/seen-document.ts';
import { mayDo, type Actor } from '../http/actor.ts';

type ComparedField = NonNullable<LlmComparison['fields']>[number];

/** The comparison as the actor may see it: whoever may not see personal data sees that a value is there, not which. */
export async function maskedComparison(
  actor: Actor,
  database: Database,
  id: string,
  comparison: LlmComparison,
): Promise<LlmComparison> {
  const { fields } = comparison;
  if (mayDo(actor, 'documents.unmask') || fields === null) return comparison;
  const mask = await maskOf(database, actor.teamId, id);
  return { ...comparison, fields: fields.map((field) => maskedField(field, mask.companyOfModel)) };
}

/** A field that may hold personal data is masked whole: the model may have found there what no pattern did. */
function maskedField(field: ComparedField, company: (name: string) => string): ComparedField {
  if (field.name === 'companyName') return { ...field, model: maskedCheck(field.model, company) };
  if (fieldMasks[field.name] === 'nothing') return field;
  const rules = typeof field.rules === 'string' ? maskAll(field.rules) : field.rules;
  return { ...field, rules, model: maskedCheck(field.model, maskAll) };
}

function maskedCheck(check: CheckedValue, masked: (text: string) => string): CheckedValue {
  if (check.status === 'absent') return check;
  const value = typeof check.value === 'string' ? masked(check.value) : check.value;
  return 'printed' in check ? { ...check, value, printed: masked(check.printed) } : { ...check, value };
}
