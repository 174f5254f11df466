import type { z } from 'zod';

/** One environment variable: its name, its rule with default, and the line that the README shows. */
export interface Setting<Schema extends z.ZodType = z.ZodType> {
  variable: string;
  schema: Schema;
  description: string;
  /** What the README shows as default where the schema has none of its own. */
  defaultText?: string;
  /** Never printed, not even when it is wrong. */
  isSecret: boolean;
}

export function setting<Schema extends z.ZodType>(
  variable: string,
  schema: Schema,
  description: string,
  defaultText?: string,
): Setting<Schema> {
  return { variable, schema, description, defaultText, isSecret: false };
}

/** A setting whose value must not appear in any message. */
export function secret<Schema extends z.ZodType>(
  variable: string,
  schema: Schema,
  description: string,
  defaultText?: string,
): Setting<Schema> {
  return { variable, schema, description, defaultText, isSecret: true };
}
