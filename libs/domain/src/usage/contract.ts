import { z } from 'zod';
import { contract } from '../contract/index.ts';

const day = z.iso.date();

const amountsShape = {
  documents: z.int(),
  /** Of the originals that were uploaded. */
  bytes: z.int(),
  /** Pages that were read, also those that were read once more. */
  pages: z.int(),
  /** Of the pages, those that were recognised (OCR). */
  ocrPages: z.int(),
  /** Time that reading took, whatever came of it. */
  readMilliseconds: z.int(),
  llmInputTokens: z.int(),
  llmOutputTokens: z.int(),
  /** Millionths of the currency. */
  llmCostMicros: z.int(),
};

/** What was used in some time, counted when it happened: what is deleted later stays counted. */
export const usageAmountsSchema = z.strictObject(amountsShape);
export type UsageAmounts = z.infer<typeof usageAmountsSchema>;

export const usageDaySchema = z.strictObject({ day, ...amountsShape });
export type UsageDay = z.infer<typeof usageDaySchema>;

export const usageSchema = z.strictObject({
  from: day,
  to: day,
  /** The first day that the portal counted for the team; null: nothing was used so far. */
  countedSince: day.nullable(),
  /** Every day (UTC) of the span since then, up to today, also those without use. */
  days: z.array(usageDaySchema),
  totals: usageAmountsSchema,
  /** What is kept at this moment, with what lies in the trash. */
  kept: z.strictObject({ documents: z.int(), bytes: z.int() }),
  /** Since the first of the month (UTC). */
  thisMonth: usageAmountsSchema,
  /** The team’s limits; null is none. */
  quotas: z.strictObject({
    bytesPerTeam: z.int().nullable(),
    pagesPerMonth: z.int().nullable(),
    /** Of one person. */
    documentsPerDay: z.int().nullable(),
  }),
  /** ISO 4217: of the costs; null where there is no LLM endpoint. */
  currency: z.string().nullable(),
});
export type Usage = z.infer<typeof usageSchema>;

/** The longest span that is answered at once, in days. */
export const longestSpanDays = 731;

export const usageContract = contract({
  'GET /api/team/usage': {
    summary: 'What the team used per day (UTC), in total, and what it keeps now; the last 30 days by default',
    tag: 'Usage',
    access: 'usage.read',
    query: z.strictObject({ from: day.optional(), to: day.optional() }),
    success: { status: 200, body: usageSchema },
  },
});
