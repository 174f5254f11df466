import { z } from 'zod';

import type { CompanyDocument, FigureSource } from '@gemmavision/domain/companies';
import {
  correctFields,
  documentTypes,
  fieldsSchema,
  isoDateSchema,
  keyFigureSchema,
} from '@gemmavision/domain/documents';
import type { Database, Transaction } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { loadCorrections } from '../documents/corrections/index.ts';

interface Row {
  id: string;
  fileName: string;
  docType: string | null;
  companyName: string;
  documentDate: string | null;
  confidence: number | null;
  keyFigures: unknown;
}

/** Older documents of one company are not looked at: a figure of each quarter of fifty years is in them. */
const mostDocuments = 200;

/** The latest documents that name the company in one of these ways, with the key figures of each as people corrected them. */
export async function getCompanyFigures(
  database: Database,
  teamId: string,
  names: readonly string[],
): Promise<{ documents: CompanyDocument[]; sources: FigureSource[] }> {
  return inTeam(database, teamId, async (transaction) => {
    const rows = await transaction.$queryRaw<Row[]>`
    WITH latest AS (
      SELECT id FROM "Document"
      WHERE "teamId" = ${teamId} AND status = 'DONE' AND "duplicateOfId" IS NULL AND "companyName" = ANY(${names})
      ORDER BY "documentDate" DESC NULLS LAST, "createdAt" DESC, id
      LIMIT ${mostDocuments}
    )
    SELECT id, "fileName", "docType", "companyName", "documentDate", confidence, fields->'keyFigures' AS "keyFigures"
    FROM "Document" JOIN latest USING (id)
    ORDER BY "documentDate" DESC NULLS LAST, "createdAt" DESC, id`;
    const corrected = await correctedFigures(transaction, teamId, rows);
    const sources = rows.map(({ id, documentDate, keyFigures }) => ({
      documentId: id,
      documentDate,
      figures: corrected.get(id) ?? keyFiguresSchema.parse(keyFigures ?? []),
    }));
    const documents = rows.map(({ id, fileName, docType, companyName, documentDate, confidence }, index) => ({
      id,
      fileName,
      docType: documentTypes.find((type) => type === docType) ?? null,
      companyName,
      documentDate: isoDateSchema.nullable().catch(null).parse(documentDate),
      confidence,
      figures: sources[index]?.figures.length ?? 0,
    }));
    return { documents, sources };
  });
}

const keyFiguresSchema = z.array(keyFigureSchema);

/** The figures of those documents in which people corrected something: few, hence one by one. */
async function correctedFigures(
  transaction: Transaction,
  teamId: string,
  rows: readonly Row[],
): Promise<Map<string, FigureSource['figures']>> {
  const touched = await transaction.documentCorrection.findMany({
    where: { teamId, documentId: { in: rows.map(({ id }) => id) } },
    distinct: ['documentId'],
    select: { documentId: true, document: { select: { fields: true } } },
  });
  const figures = await Promise.all(
    touched.map(async ({ documentId, document }) => {
      const corrections = await loadCorrections(transaction, teamId, documentId);
      const fields = fieldsSchema.parse(document.fields);
      return [documentId, correctFields(fields, corrections).keyFigures] as const;
    }),
  );
  return new Map(figures);
}
