import {
  correctFields,
  fieldsSchema,
  type CorrectedFields,
  type Fields,
  type StoredCorrection,
} from '@gemmavision/domain/documents';
import { checkedAnswerSchema, withModelValues, type KeyInformationName } from '@gemmavision/domain/llm';
import type { Transaction } from '../client.ts';
import { Prisma } from '../generated/client.ts';
import { loadTeamRules } from '../governance/team-rules.ts';

/** The key information that stands without a person: what the rules read, and what of the model's stands beside it. */
export interface StandingFields {
  fields: Fields;
  /** Fields that the model read. */
  fromModel: KeyInformationName[];
}

/** `read` is the document that holds the result, and its fields as the rules read them. */
export async function standingFields(
  transaction: Transaction,
  teamId: string,
  read: { id: string; fields: unknown },
): Promise<StandingFields> {
  const rules = fieldsSchema.parse(read.fields);
  const latest = await transaction.llmReading.findFirst({
    where: { documentId: read.id, teamId, status: 'DONE', answer: { not: Prisma.DbNull } },
    select: { answer: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  if (latest === null) return { fields: rules, fromModel: [] };
  const { preferredReading } = await loadTeamRules(transaction, teamId);
  return withModelValues(rules, checkedAnswerSchema.parse(latest.answer), preferredReading);
}

/** The same with what people said: theirs is the last word. */
export function withCorrections(
  { fields, fromModel }: StandingFields,
  corrections: readonly StoredCorrection[],
): CorrectedFields {
  const corrected = correctFields(fields, corrections);
  const untouched = fromModel.filter((name) => corrected.corrected?.[name] === undefined);
  return untouched.length === 0 ? corrected : { ...corrected, fromModel: untouched };
}
