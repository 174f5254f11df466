import { definitions } from './definitions.ts';
import type { Setting } from './setting.ts';

/** A setting as it holds now. */
export interface ExplainedSetting {
  variable: string;
  description: string;
  source: 'environment' | 'default';
  isSecret: boolean;
  /** As text; null where a secret is not shown, or nothing is set. */
  value: string | null;
  /** What holds where nothing is set. */
  default: string;
}

/** Every setting with its value and where it is from. Of a secret nothing but whether it is set. */
export function explainSettings(
  environment: Record<string, string | undefined> = process.env,
): ExplainedSetting[] {
  return Object.values<Setting>(definitions).map(
    ({ variable, description, schema, defaultText, isSecret }) => {
      const given = environment[variable]?.trim() || undefined;
      const { data } = schema.safeParse(given);
      return {
        variable,
        description,
        source: given === undefined ? 'default' : 'environment',
        isSecret,
        value: isSecret || isNothing(data) ? null : withoutCredentials(textOf(data)),
        default: defaultText ?? textOf(schema.safeParse(undefined).data),
      };
    },
  );
}

function isNothing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(', ') : String(value);
}

/** An address may name who signs in: that is nobody’s to read. */
function withoutCredentials(text: string): string {
  return text.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1…@');
}
