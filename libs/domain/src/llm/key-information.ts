import { z } from 'zod';
import { isStorable } from '../contract/is-storable.ts';
import { correctableFieldsSchema } from '../documents/corrections.ts';
import { failed } from '../outgoing/index.ts';
import type { LlmOutcome } from './failures.ts';

/**
 * What the model is asked for: the fields that are one value, each of them required and null where the document does
 * not say, as the strict mode of the protocol wants it.
 */
export const keyInformationSchema = correctableFieldsSchema.required();
export type KeyInformation = z.infer<typeof keyInformationSchema>;
export type KeyInformationName = keyof KeyInformation;

export const keyInformationNames: readonly KeyInformationName[] = keyInformationSchema.keyof().options;

/** Keywords that strict mode refuses, and that say nothing here. */
const refusedKeywords = new Set(['$schema', 'minimum', 'maximum']);

/** The same as JSON schema, for `response_format`. */
export function keyInformationJsonSchema(): Record<string, unknown> {
  const schema: unknown = JSON.parse(
    JSON.stringify(z.toJSONSchema(keyInformationSchema), (keyword, value: unknown) =>
      refusedKeywords.has(keyword) ? undefined : value,
    ),
  );
  return z.record(z.string(), z.unknown()).parse(schema);
}

/** Reads what the model wrote. Only the whole answer counts: nothing is repaired or guessed. */
export function readKeyInformation(text: string): LlmOutcome<KeyInformation> {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    return failed('bad_json', 'The model did not answer in JSON: check that it knows response_format.');
  }
  const read = keyInformationSchema.safeParse(written);
  if (read.success && !isStorable(read.data)) {
    return failed(
      'schema_mismatch',
      'The model’s answer holds U+0000 or half a letter: no text can be that.',
    );
  }
  if (read.success) return { ok: true, value: read.data };
  const places = [...new Set(read.error.issues.map(({ path }) => nameOf(path[0])))].slice(0, 5);
  return failed(
    'schema_mismatch',
    `The model’s answer is not the key information that was asked for (${places.join(', ')}).`,
  );
}

/** A field of ours by its name; anything else came from the model and is not repeated. */
function nameOf(key: PropertyKey | undefined): string {
  return keyInformationNames.find((name) => name === key) ?? 'the whole';
}
