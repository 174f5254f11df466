import type { Database } from '@gemmavision/db';
import { getPages, getPageTexts } from '@gemmavision/db/documents';
import type { PiiMarks, PiiType } from '@gemmavision/domain/documents';
import { boxesOfSpans } from '@gemmavision/domain/pii';
import { mayDo, type Actor } from '../http/actor.ts';
import { maskOf } from './seen-document.ts';

/** Where personal data stands in a document, on one page or on all; what it says only for those who may see it. */
export async function piiMarksFor(
  actor: Actor,
  database: Database,
  id: string,
  page: number | undefined,
): Promise<PiiMarks> {
  const isMasked = !mayDo(actor, 'documents.unmask');
  const mask = await maskOf(database, actor.teamId, id);
  const counts: Partial<Record<PiiType, number>> = {};
  for (const text of await getPageTexts(database, actor.teamId, id))
    for (const { type } of mask.spansOf(text)) counts[type] = (counts[type] ?? 0) + 1;
  const pages = await getPages(database, actor.teamId, id, page);
  const marks = pages.flatMap((one) =>
    boxesOfSpans(one, mask.spansOf(one)).map((span) => ({
      ...span,
      page: one.page,
      text: isMasked ? null : one.text.slice(span.start, span.end),
    })),
  );
  return { isMasked, counts, marks };
}
