import { around, type PiiMatch } from './match.ts';

const candidate = /(?<![\w.,$-])(\d{3})([ .-]?)(\d{2})\2(\d{4})(?![\w-]|[.,]\d)/g;
const words = /\b(?:ssns?|social[ -]?security|soc\.? ?sec)\b/i;

/** US social security numbers. Other forms than the one with hyphens count only where the text says what they are. */
export function findSocialSecurityNumbers(text: string): PiiMatch[] {
  const found: PiiMatch[] = [];
  for (const match of text.matchAll(candidate)) {
    const [form, area = '', separator, group, serial] = match;
    // Never issued: area 000, 666 and 900 to 999, group 00, serial 0000.
    if (/^(?:000|666|9)/.test(area) || group === '00' || serial === '0000') continue;
    const span = { start: match.index, end: match.index + form.length };
    if (separator === '-' || words.test(around(text, span, 45, 0).before))
      found.push({ type: 'US_SSN', ...span });
  }
  return found;
}
