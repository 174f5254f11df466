import { besideLabels } from './beside.ts';
import type { DocumentLine } from './document-lines.ts';
import { currencyMarks } from './vocabulary.ts';

/** The currency (ISO 4217) whose sign or code the document prints most; a code beats a sign that several share. */
export function currencyOf(lines: readonly DocumentLine[]): string | undefined {
  for (const { run } of besideLabels(lines, 'currency')) {
    const named = /^[\s:]*([A-Z]{3})\b/.exec(run.text)?.[1];
    if (named && currencyMarks.some(([, code]) => code === named)) return named;
  }
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    for (const [mark, code] of currencyMarks) {
      if (!mark.test(text)) continue;
      const named = new RegExp(`\\b${code}\\b`).test(text);
      counts.set(code, (counts.get(code) ?? 0) + (named ? 2 : 1));
      break;
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
