import { z } from 'zod';
import { keyInformationNames, keyInformationSchema } from './key-information.ts';

const answeredValueSchema = z.union([z.string(), z.number()]);

/** Where a value stands: UTF-16 offsets into the page’s text, `end` exclusive. */
const placeShape = {
  page: z.int().positive(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  /** As it stands there. */
  printed: z.string(),
};

/**
 * A value that the model answered, after it was looked for on the pages. Only `found` may ever be taken over without
 * a person.
 */
export const checkedValueSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('found'), value: answeredValueSchema, ...placeShape }),
  /** It stands only in a passage that tells a model what to do: somebody wrote it there to be answered. */
  z.strictObject({ status: z.literal('in_instruction'), value: answeredValueSchema, ...placeShape }),
  z.strictObject({ status: z.literal('not_found'), value: answeredValueSchema }),
  /** The model says that the document does not say. */
  z.strictObject({ status: z.literal('absent'), value: z.null() }),
]);
export type CheckedValue = z.infer<typeof checkedValueSchema>;

/** The model’s answer with the check of each value, by field. Stored with the reading. */
export const checkedAnswerSchema = z.record(keyInformationSchema.keyof(), checkedValueSchema);
export type CheckedAnswer = z.infer<typeof checkedAnswerSchema>;

/** A checked answer from one check a field. */
export function checkedAnswerOf(
  check: (name: (typeof keyInformationNames)[number]) => CheckedValue,
): CheckedAnswer {
  return checkedAnswerSchema.parse(
    Object.fromEntries(keyInformationNames.map((name) => [name, check(name)])),
  );
}
