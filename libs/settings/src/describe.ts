import { definitions } from './definitions.ts';
import type { Setting } from './setting.ts';

/** What the README says of one setting. */
export interface SettingDescription {
  variable: string;
  default: string;
  description: string;
}

/** All settings in the README's order, with their defaults as a person reads them. */
export function describeSettings(): SettingDescription[] {
  return Object.values<Setting>(definitions).map((definition) => ({
    variable: definition.variable,
    default: definition.defaultText ?? String(definition.schema.safeParse(undefined).data),
    description: definition.description,
  }));
}

/** The README's configuration table, in Markdown. */
export function settingsTable(): string {
  const rows = describeSettings().map((s) => `| \`${s.variable}\` | ${s.default} | ${s.description} |`);
  return ['| Variable | Default | What it does |', '|---|---|---|', ...rows].join('\n');
}
