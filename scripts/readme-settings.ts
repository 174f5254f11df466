/** `npm run readme:settings`: writes the table of settings into the README. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { settingsTable } from '@gemmavision/settings';

const readme = path.resolve(import.meta.dirname, '../README.md');
const text = await readFile(readme, 'utf8');
const marked = /(<!-- settings:[^\n]*-->\n)[\s\S]*?(<!-- \/settings -->)/;
if (!marked.test(text)) throw new Error('README.md has lost its markers for the table of settings.');
await writeFile(
  readme,
  text.replace(marked, (_all, start: string, end: string) => `${start}${settingsTable()}\n${end}`),
);
