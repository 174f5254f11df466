import {
  correctFields,
  fieldsSchema,
  piiSpanSchema,
  type CorrectedFields,
  type PageText,
  type PiiSpan,
} from '@gemmavision/domain/documents';
import type { Database, Transaction } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { loadCorrections } from './corrections/load-corrections.ts';
import { findRead } from './get-result.ts';
import { standingFields, withCorrections } from './standing-fields.ts';

/** What is known to be personal in a document. */
export interface Personal {
  /** What was found when it was read. */
  pii: PiiSpan[];
  /** The key information as the rules and people have it, and with what stands of the model's. */
  fields: { byRules: CorrectedFields; standing: CorrectedFields };
}

/** What is personal in a document; null while it was not read. Throws not_found. */
export async function getPersonal(database: Database, teamId: string, id: string): Promise<Personal | null> {
  return inTeam(database, teamId, async (transaction) => {
    const read = await findRead(transaction, teamId, id);
    return read.fields === null ? null : personalOf(transaction, teamId, read);
  });
}

/** The same of a document that was read: the one that holds the result. */
export async function personalOf(
  transaction: Transaction,
  teamId: string,
  read: { id: string; fields: unknown; pii: unknown },
): Promise<Personal> {
  const corrections = await loadCorrections(transaction, teamId, read.id);
  const standing = await standingFields(transaction, teamId, read);
  return {
    pii: piiSpanSchema.array().parse(read.pii ?? []),
    fields: {
      byRules: correctFields(fieldsSchema.parse(read.fields), corrections),
      standing: withCorrections(standing, corrections),
    },
  };
}

/** The same where neither a person nor a model has said a word: nothing more is asked for. */
export function personalAsRead(read: { fields: unknown; pii: unknown }): Personal {
  const fields = correctFields(fieldsSchema.parse(read.fields), []);
  return {
    pii: piiSpanSchema.array().parse(read.pii ?? []),
    fields: { byRules: fields, standing: fields },
  };
}

/** The running text of all pages without their words: cheap for a document of hundreds. Throws not_found. */
export async function getPageTexts(
  database: Database,
  teamId: string,
  id: string,
): Promise<Pick<PageText, 'page' | 'text'>[]> {
  const rows = await inTeam(database, teamId, async (transaction) => {
    const read = await findRead(transaction, teamId, id);
    return transaction.documentPage.findMany({
      where: { documentId: read.id, teamId },
      select: { number: true, text: true },
      orderBy: { number: 'asc' },
    });
  });
  return rows.map(({ number, text }) => ({ page: number, text }));
}
