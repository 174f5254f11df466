import { z } from 'zod';
import {
  boundingBoxSchema,
  extractionResultSchema,
  fieldsSchema,
  keyFigureLabels,
  keyFigureSchema,
  tableCellSchema,
  tableSchema,
} from './extraction-result.ts';

/** The fields that are one value: what a person can correct by typing another one. */
export const correctableFieldsSchema = fieldsSchema.omit({
  lineItems: true,
  keyFigures: true,
  evidence: true,
});
export type CorrectableFieldName = keyof z.infer<typeof correctableFieldsSchema>;
const fieldNames = Object.keys(correctableFieldsSchema.shape) as [CorrectableFieldName];

/** A row or column of a table: its index as it was read (`4`), or one that a person has added (`+1`). */
const lineIdSchema = z.string().regex(/^(?:\d{1,5}|\+\d{1,5})$/);

/** What a person corrects. */
export const correctionTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field'), name: z.enum(fieldNames) }),
  z.strictObject({
    kind: z.literal('figure'),
    label: z.enum(keyFigureLabels),
    period: z.string().max(64).nullable(),
    /** Which of those with the same label and period, from 0. */
    nth: z.int().nonnegative(),
  }),
  z.strictObject({
    kind: z.literal('cell'),
    table: z.int().nonnegative(),
    row: lineIdSchema,
    column: lineIdSchema,
  }),
  /** Which rows and columns a table has, and in which order. */
  z.strictObject({ kind: z.literal('shape'), table: z.int().nonnegative() }),
]);
export type CorrectionTarget = z.infer<typeof correctionTargetSchema>;

export const tableShapeSchema = z.strictObject({
  rows: z.array(lineIdSchema).min(1).max(2_000),
  columns: z.array(lineIdSchema).min(1).max(200),
});
export type TableShape = z.infer<typeof tableShapeSchema>;

/** A value as the page shows it: of a field, of a figure as printed, of a cell. Null: it is not there. */
const valueSchema = z.union([z.string().max(4_000), z.number(), z.null()]);
export type CorrectableValue = z.infer<typeof valueSchema>;

/** What a person says about a value. The same value as was read confirms it. */
export const correctionInputSchema = z.strictObject({
  target: correctionTargetSchema,
  value: z.union([valueSchema, tableShapeSchema]),
  /** What stands there as read: another reading in the meantime is a conflict. */
  read: valueSchema,
  /** Of the correction that is replaced; 0 where there is none yet. */
  version: z.int().nonnegative(),
});
export type CorrectionInput = z.infer<typeof correctionInputSchema>;

/** The mark of a value that a person has corrected or confirmed. */
export const correctionMarkSchema = z.strictObject({
  id: z.string(),
  /** Grows with each change: the next change names it. */
  version: z.int().positive(),
  by: z.string(),
  at: z.iso.datetime(),
  /** Whether the person found the reading right, or said otherwise. */
  kind: z.enum(['confirmed', 'corrected']),
  /** What the present reading says. */
  read: valueSchema,
  /** Whether it says what the person said: after another analysis it may. */
  agrees: z.boolean(),
});
export type CorrectionMark = z.infer<typeof correctionMarkSchema>;

/** The key information with what people corrected in it. */
export const correctedFieldsSchema = fieldsSchema.extend({
  keyFigures: z.array(keyFigureSchema.extend({ corrected: correctionMarkSchema.optional() })),
  /** Keyed by field name. */
  corrected: z.record(z.string(), correctionMarkSchema).optional(),
  /** Fields whose value the team’s language model read, found on the page, and no person touched. */
  fromModel: z.array(z.enum(fieldNames)).optional(),
});
export type CorrectedFields = z.infer<typeof correctedFieldsSchema>;

/** A table with what people corrected in it. */
export const correctedTableSchema = tableSchema.extend({
  cells: z.array(z.array(tableCellSchema.extend({ corrected: correctionMarkSchema.optional() }))).optional(),
  /** Rows or columns were added or taken away. */
  corrected: correctionMarkSchema.optional(),
  /** Then: which of the rows and columns that were read each one is, or `+1` for one that was added. */
  rowIds: z.array(lineIdSchema).optional(),
  columnIds: z.array(lineIdSchema).optional(),
});
export type CorrectedTable = z.infer<typeof correctedTableSchema>;

/** Everything that was read in a document, with what people corrected in it. */
export const correctedResultSchema = extractionResultSchema.extend({
  fields: correctedFieldsSchema,
  tables: z.array(correctedTableSchema),
});
export type CorrectedResult = z.infer<typeof correctedResultSchema>;

/** What a person’s value means where it is a number as printed: computed when it is stored. */
const meaningSchema = tableCellSchema.pick({ value: true, unit: true, scale: true }).partial();
export type CorrectedMeaning = z.infer<typeof meaningSchema>;

/** Where the value stood when it was corrected: another reading may count its tables differently. */
export const correctionAnchorSchema = z.strictObject({
  page: z.int().positive().optional(),
  bbox: boundingBoxSchema.nullish(),
  tableBbox: boundingBoxSchema.optional(),
  /** Rows and columns of the table as read. */
  size: z.tuple([z.int(), z.int()]).optional(),
  /** The figure as read: it stays even if the next reading does not find it. */
  figure: keyFigureSchema.optional(),
  meaning: meaningSchema.optional(),
});
export type CorrectionAnchor = z.infer<typeof correctionAnchorSchema>;

/** A person’s word on one value, as it is kept beside the reading. */
export const storedCorrectionSchema = z.strictObject({
  id: z.string(),
  version: z.int().positive(),
  by: z.string(),
  at: z.iso.datetime(),
  target: correctionTargetSchema,
  read: valueSchema,
  value: z.union([valueSchema, tableShapeSchema]),
  anchor: correctionAnchorSchema,
});
export type StoredCorrection = z.infer<typeof storedCorrectionSchema>;

/** A correction in the list of all, with whether the present reading has a place for it. */
export const listedCorrectionSchema = storedCorrectionSchema
  .omit({ anchor: true })
  .extend({ page: z.int().positive().nullable(), isPlaced: z.boolean() });
export type ListedCorrection = z.infer<typeof listedCorrectionSchema>;

/** What has changed by a correction: the key information, or one table. */
export const correctedPartSchema = z.strictObject({
  fields: correctedFieldsSchema.optional(),
  table: z.strictObject({ index: z.int().nonnegative(), table: correctedTableSchema }).optional(),
});
export type CorrectedPart = z.infer<typeof correctedPartSchema>;
