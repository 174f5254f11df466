import { z } from 'zod';

/** What sort of figure it is: printed somewhere, computed by a formula of ours, imported by a team, or an example. */
export const figureKinds = ['published', 'computed', 'imported', 'illustrative'] as const;
export type FigureKind = (typeof figureKinds)[number];

/**
 * How the figure came to us: read in its source, derived from figures that were, or remembered. A remembered figure
 * has to be checked before anyone relies on it, and the pages say so.
 */
export const verifications = ['fetched', 'derived', 'remembered'] as const;
export type Verification = (typeof verifications)[number];

export const sourceSchema = z.strictObject({
  id: z.string(),
  /** The document, repository or page, as a person would cite it. */
  title: z.string(),
  url: z.string().nullable(),
  licence: z.string().nullable(),
});
export type Source = z.infer<typeof sourceSchema>;

/** The answer to "where is this from?". */
export const provenanceSchema = z.strictObject({
  kind: z.enum(figureKinds),
  verification: z.enum(verifications),
  source: sourceSchema,
  /** Where in the source: "Table 1, row 4B". Null when the source is the place. */
  location: z.string().nullable(),
  note: z.string().nullable(),
});
export type Provenance = z.infer<typeof provenanceSchema>;

/** A number that can say where it is from. Null is unknown; 0 means that there is none. */
export const figureSchema = z.strictObject({ value: z.number().nullable(), provenance: provenanceSchema });
export type Figure = z.infer<typeof figureSchema>;
