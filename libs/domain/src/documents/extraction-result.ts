import { z } from 'zod';

/** `[x0, y0, x1, y1]` from the top left; points for PDF pages, pixels for images. */
export const boundingBoxSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** 0 (no idea) to 1 (certain). */
export const confidenceSchema = z.number().min(0).max(1);

export const wordSchema = z.strictObject({
  text: z.string(),
  bbox: boundingBoxSchema,
  confidence: confidenceSchema,
});

export const pageTextSchema = z.strictObject({
  /** 1-based. */
  page: z.int().positive(),
  width: z.number().nonnegative(),
  height: z.number().nonnegative(),
  source: z.enum(['text-layer', 'ocr']),
  /** Which program read the page: `pdfjs`, `tesseract.js` … */
  engine: z.string(),
  confidence: confidenceSchema,
  /** In reading order, lines separated by \n. */
  text: z.string(),
  words: z.array(wordSchema),
});

export const tableCellSchema = z.strictObject({
  bbox: boundingBoxSchema.nullable(),
  confidence: confidenceSchema,
  /** The number that the cell shows, scale multiplied in. */
  value: z.number().optional(),
  unit: z.string().optional(),
  scale: z.number().optional(),
  period: z.string().optional(),
  /** A dash where a number would stand: nothing, or too little to print. */
  nil: z.literal(true).optional(),
  /** The footnote mark behind the number, as printed: `(1)`, `*`. */
  footnote: z.string().optional(),
});

/** `[row, column]`, 0-based. */
const cellPositionSchema = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);

/** A number of a table that must be what others come to, as the table itself says; in the scale of the page. */
export const tableCheckSchema = z.strictObject({
  /** A total below its items, a total beside them, or the two sides of a balance sheet. */
  kind: z.enum(['column', 'row', 'balance']),
  cell: cellPositionSchema,
  /** What it is made of: each is added, or taken away where its sign is -1. */
  terms: z.array(z.strictObject({ cell: cellPositionSchema, sign: z.union([z.literal(1), z.literal(-1)]) })),
  /** What the terms come to. */
  expected: z.number(),
  /** What the cell says. */
  found: z.number(),
  /** Whether the two agree, but for the rounding of each number printed. */
  holds: z.boolean(),
});

/** The statements of a company's accounts. */
export const statementKinds = [
  'income-statement',
  'balance-sheet',
  'cash-flow-statement',
  'equity-statement',
] as const;
export type StatementKind = (typeof statementKinds)[number];

export const tableSchema = z.strictObject({
  page: z.int().positive(),
  bbox: boundingBoxSchema,
  confidence: confidenceSchema,
  /** Every row has the same number of cells; the text of a spanning cell stands in its top-left place. */
  rows: z.array(z.array(z.string())),
  /** `[row, col, rowSpan, colSpan]`, 0-based. */
  spans: z.array(z.tuple([z.int(), z.int(), z.int(), z.int()])).optional(),
  /** Parallel to `rows`. */
  cells: z.array(z.array(tableCellSchema)).optional(),
  /** Which statement the table is, or is a part of; absent for other tables. */
  statement: z.enum(statementKinds).optional(),
  /** What adds up and what does not; absent where the table says nothing that could be added up. */
  checks: z.array(tableCheckSchema).optional(),
  /** Of the checks, the share that hold. */
  consistency: confidenceSchema.optional(),
  /** The table on the page before that this one goes on from: its index in the result's `tables`. */
  continues: z.int().nonnegative().optional(),
});

export const documentTypes = [
  '10-K',
  '10-Q',
  '8-K',
  'earnings-release',
  'annual-report',
  'invoice',
  'credit-note',
  'receipt',
  'bank-statement',
  'other',
] as const;
export type DocumentType = (typeof documentTypes)[number];

export const keyFigureLabels = [
  'revenue',
  'costOfRevenue',
  'grossProfit',
  'operatingIncome',
  'netIncome',
  'basicEps',
  'dilutedEps',
  'totalAssets',
  'totalLiabilities',
  'totalEquity',
  'cash',
  'operatingCashFlow',
  'capitalExpenditure',
  'totalDebt',
  'sharesOutstanding',
  // Of invoices and credit notes:
  'netTotal',
  'taxTotal',
  'amountDue',
] as const;
export type KeyFigureLabel = (typeof keyFigureLabels)[number];

export const keyFigureSchema = z.strictObject({
  label: z.enum(keyFigureLabels),
  /** Scale multiplied in. */
  value: z.number(),
  /** As it stands on the page. */
  printed: z.string(),
  scale: z.number(),
  unit: z.string().nullable(),
  /** A date (`2021-08-29`) or a duration (`2020-08-31/2021-08-29`); null where the page does not say. */
  period: z.string().nullable(),
  page: z.int().positive(),
  bbox: boundingBoxSchema,
  confidence: confidenceSchema,
});

/** Where on the page a field was read. */
export const evidenceSchema = z.strictObject({
  page: z.int().positive(),
  bbox: boundingBoxSchema,
  confidence: confidenceSchema,
});

export const lineItemSchema = z.strictObject({
  description: z.string().nullable(),
  quantity: z.number().nullable(),
  unitPrice: z.number().nullable(),
  amount: z.number().nullable(),
  page: z.int().positive(),
  bbox: boundingBoxSchema,
});

/** ISO 8601, `2021-08-29`. */
export const isoDateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const paymentMethods = ['cash', 'card', 'e-wallet', 'transfer', 'direct-debit'] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

export const fieldsSchema = z.strictObject({
  docType: z.enum(documentTypes),
  companyName: z.string().nullable(),
  documentDate: isoDateSchema.nullable(),
  periodEnd: isoDateSchema.nullish(),
  total: z.number().nullish(),
  /** ISO 4217. */
  currency: z.string().nullish(),
  documentNumber: z.string().nullish(),
  address: z.string().nullish(),
  buyerName: z.string().nullish(),
  netTotal: z.number().nullish(),
  taxTotal: z.number().nullish(),
  iban: z.string().nullish(),
  dueDate: isoDateSchema.nullish(),
  /** When the goods or services of an invoice were supplied. */
  deliveryDate: isoDateSchema.nullish(),
  /** How a receipt or invoice was or is to be paid. */
  paymentMethod: z.enum(paymentMethods).nullish(),
  /** Of a filing: the year as the company counts it. */
  fiscalYear: z.int().nullish(),
  /** What the amounts of a filing's statements are multiplied by: 1000 for "in thousands". */
  scale: z.number().nullish(),
  /** The symbol under which the company's shares are traded. */
  ticker: z.string().nullish(),
  /** The company's number at the SEC (Central Index Key), ten figures. */
  cik: z.string().nullish(),
  /** Who audited the accounts. */
  auditor: z.string().nullish(),
  lineItems: z.array(lineItemSchema).optional(),
  keyFigures: z.array(keyFigureSchema),
  /** Keyed by field name. */
  evidence: z.record(z.string(), evidenceSchema),
});

/** Kinds of personal data, by their usual names (those of Microsoft Presidio, for what it knows). */
export const piiTypes = [
  'EMAIL_ADDRESS',
  'PHONE_NUMBER',
  'CREDIT_CARD',
  'IBAN_CODE',
  'US_SSN',
  'IP_ADDRESS',
  'PERSON',
  'STREET_ADDRESS',
] as const;
export type PiiType = (typeof piiTypes)[number];

export const piiSpanSchema = z.strictObject({
  page: z.int().positive(),
  type: z.enum(piiTypes),
  /** UTF-16 offsets into the page's text; `end` is exclusive. */
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  text: z.string(),
});

/** Everything that was read in one document. The same shape leaves the command line and the API. */
export const extractionResultSchema = z.strictObject({
  file: z.string(),
  sha256: z.string(),
  mediaType: z.string(),
  pages: z.array(pageTextSchema),
  tables: z.array(tableSchema),
  fields: fieldsSchema,
  pii: z.array(piiSpanSchema),
  warnings: z.array(z.string()),
});

export type Word = z.infer<typeof wordSchema>;
export type PageText = z.infer<typeof pageTextSchema>;
export type Table = z.infer<typeof tableSchema>;
export type TableCheck = z.infer<typeof tableCheckSchema>;
export type TableCell = z.infer<typeof tableCellSchema>;
export type KeyFigure = z.infer<typeof keyFigureSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type LineItem = z.infer<typeof lineItemSchema>;
export type Fields = z.infer<typeof fieldsSchema>;
export type PiiSpan = z.infer<typeof piiSpanSchema>;
export type ExtractionResult = z.infer<typeof extractionResultSchema>;
