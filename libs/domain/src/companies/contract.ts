import { z } from 'zod';
import { contract, pageOf, pageQueryShape } from '../contract/index.ts';
import { documentTypes, isoDateSchema, keyFigureSchema } from '../documents/extraction-result.ts';
import type { MergedFigure } from './merge-figures.ts';

/** A company that the team’s documents are from: those that name it in one way or another. */
export const companySchema = z.strictObject({
  /** From its name: `johnson-johnson`. */
  key: z.string(),
  /** As most documents write it. */
  name: z.string(),
  otherNames: z.array(z.string()),
  /** Central Index Key, the number at the SEC, where a filing prints it: it joins names that nothing else does. */
  cik: z.string().nullable(),
  /** Copies of a document do not count. */
  documents: z.int(),
  /** Of these, reports and releases; the others are invoices, receipts and the like. */
  filings: z.int(),
  /** The date of the latest document that has one. */
  latestDate: isoDateSchema.nullable(),
});
export type Company = z.infer<typeof companySchema>;

/** A document of a company. */
export const companyDocumentSchema = z.strictObject({
  id: z.string(),
  fileName: z.string(),
  docType: z.enum(documentTypes).nullable(),
  companyName: z.string(),
  documentDate: isoDateSchema.nullable(),
  confidence: z.number().nullable(),
  /** How many key figures were read in it. */
  figures: z.int(),
});
export type CompanyDocument = z.infer<typeof companyDocumentSchema>;

const { label, period, unit, value, page, bbox, confidence, printed, scale } = keyFigureSchema.shape;

const figureReadingSchema = z.strictObject({
  documentId: z.string(),
  index: z.int().nonnegative(),
  value,
  printed,
  scale,
  page,
  bbox,
  confidence,
  isCorrected: z.boolean(),
});

/** A key figure of one period from all documents of the company; see merge-figures.ts. */
export const mergedFigureSchema = z.strictObject({
  label,
  period,
  unit,
  value,
  isRestated: z.boolean(),
  isAmbiguous: z.boolean(),
  readings: z.array(figureReadingSchema),
}) satisfies z.ZodType<MergedFigure>;

export const companiesContract = contract({
  'GET /api/companies': {
    summary: 'The companies that the team’s documents are from, by name',
    tag: 'Companies',
    access: 'documents.read',
    query: z.strictObject({
      ...pageQueryShape,
      /** Part of the name. */
      q: z.string().trim().max(200).optional(),
      /** `filings`: only companies of which there is a report or release. */
      documents: z.enum(['filings', 'all']).default('all'),
    }),
    success: { status: 200, body: pageOf(companySchema) },
  },
  'GET /api/companies/:key': {
    summary: 'One company: its latest documents, and their key figures put together over the periods',
    tag: 'Companies',
    access: 'documents.read',
    params: z.strictObject({ key: z.string().min(1).max(200) }),
    success: {
      status: 200,
      body: z.strictObject({
        company: companySchema,
        /** The latest first; figures are from these. */
        documents: z.array(companyDocumentSchema),
        /** Older documents that are not looked at. */
        olderDocuments: z.int(),
        figures: z.array(mergedFigureSchema),
      }),
    },
    problems: ['not_found'],
  },
});
