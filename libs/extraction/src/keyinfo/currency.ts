import { besideLabels } from './beside.ts';
import type { DocumentLine } from './document-lines.ts';
import { currencyMarks } from './vocabulary.ts';

/** Whose dollar a bare `$` is, by what only that country's papers say; no marks of the paper itself. */
const dollars: [sign: RegExp, code: string][] = [
  [/\bABN\b|\bA\.B\.N\b|\bPty\.?\s+Ltd\b/, 'AUD'],
  [/\bNZBN\b|\bNew Zealand\b/, 'NZD'],
  [/\bGST\/HST\b|\b(?:HST|PST|QST|TPS|TVQ)\b/, 'CAD'],
  [/\bSdn\.?\s*Bhd\b|\bRM\b/i, 'MYR'],
  [/\bUEN\b|\bPte\.?\s+Ltd\b/, 'SGD'],
];

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
  const usual = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  const isNamed = lines.some(({ text }) => /\bUSD\b|US\$|\bU\.S\. dollars?\b/i.test(text));
  if (usual !== 'USD' || isNamed) return usual;
  return dollars.find(([sign]) => lines.some(({ text }) => sign.test(text)))?.[1] ?? usual;
}
