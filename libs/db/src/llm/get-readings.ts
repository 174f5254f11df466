import {
  checkedAnswerSchema,
  compareReadings,
  chosenValues,
  type LlmComparison,
} from '@gemmavision/domain/llm';
import { fieldsSchema } from '@gemmavision/domain/documents';
import type { Database } from '../client.ts';
import { findRead, notReadYet } from '../documents/get-result.ts';
import { loadTeamRules } from '../governance/team-rules.ts';
import { inTeam } from '../in-team.ts';
import { maySend } from './may-be-sent.ts';
import { recordSelection, toLlmReading } from './reading-record.ts';

const mostReadings = 20;

/** The model's readings of a document, and the latest beside that of the rules. Throws not_found; conflict. */
export async function compareLlmReading(
  database: Database,
  teamId: string,
  id: string,
): Promise<LlmComparison> {
  return inTeam(database, teamId, async (transaction) => {
    const read = await findRead(transaction, teamId, id);
    if (read.fields === null) throw notReadYet();
    const decision = await maySend(transaction, teamId, read.id);
    const { preferredReading: preference } = await loadTeamRules(transaction, teamId);
    const rows = await transaction.llmReading.findMany({
      where: { documentId: read.id, teamId },
      select: { ...recordSelection, answer: true },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: mostReadings,
    });
    const people = await transaction.user.findMany({
      where: { id: { in: rows.flatMap(({ requestedById }) => requestedById ?? []) } },
      select: { id: true, name: true },
    });
    const names = new Map(people.map((person) => [person.id, person.name]));
    const latest = rows.find(({ status, answer }) => status === 'DONE' && answer !== null);
    const rules = fieldsSchema.parse(read.fields);
    const answer = latest && checkedAnswerSchema.parse(latest.answer);
    const chosen = answer && chosenValues(rules, answer, preference);
    return {
      canBeSent: { isAllowed: decision.isAllowed, why: decision.isAllowed ? null : decision.why },
      preference,
      readings: rows.map(({ answer: _, ...row }) =>
        toLlmReading(row, names, decision.endpoint?.currency ?? null),
      ),
      fields: answer
        ? compareReadings(rules, answer).map((field) => ({
            ...field,
            stands: chosen?.[field.name].from ?? null,
          }))
        : null,
    };
  });
}
