import { z } from 'zod';
import { classifications } from './classification.ts';
import { preferredReadings } from './preferred-readings.ts';

/** A hundred years: more is a slip of the finger, and no date any more. */
const mostDays = 36_500;

const daysSchema = z.int().min(1).max(mostDays).nullable();

export const retentionDaysSchema = z.strictObject({
  public: daysSchema,
  internal: daysSchema,
  confidential: daysSchema,
  restricted: daysSchema,
});

/** What a team has decided about its documents. */
export const teamRulesSchema = z.strictObject({
  /** Grows by one with each change; 0 while nobody has changed anything. */
  version: z.int().min(0),
  /** The class of an upload that names none. */
  defaultClassification: z.enum(classifications),
  /** Days after upload at which documents of the class are deleted; null: kept. */
  retentionDays: retentionDaysSchema,
  preferredReading: z.enum(preferredReadings),
});
export type TeamRules = z.infer<typeof teamRulesSchema>;

/** The rules of a team that has changed none: nothing is deleted by itself. */
export const defaultRules: TeamRules = {
  version: 0,
  defaultClassification: 'internal',
  retentionDays: { public: null, internal: null, confidential: null, restricted: null },
  preferredReading: 'rules',
};
