import { isIban } from '../keyinfo/index.ts';
import type { PiiMatch } from './match.ts';

/** Letters that OCR reads for digits. */
const digitFor: Record<string, string> = { O: '0', o: '0', Q: '0', I: '1', l: '1', S: '5', B: '8', Z: '2' };
/** Countries whose account numbers hold digits only (ISO 13616 registry): there a letter is a slip. */
const candidate =
  /(?<![A-Za-z0-9])(?:AT|BE|CZ|DE|DK|EE|ES|FI|HR|HU|LT|NO|PL|PT|SE|SI|SK)(?:[ .-]?[\dOoQIlSBZ]){13,26}(?![A-Za-z0-9])/g;

/** IBANs with letters read for digits or dots for spaces; the check sum must hold once they are put right. */
export function findMisreadIbans(text: string): PiiMatch[] {
  const found: PiiMatch[] = [];
  for (const match of text.matchAll(candidate)) {
    const compact = match[0].replace(/[ .-]/g, '');
    const corrected =
      compact.slice(0, 2) + [...compact.slice(2)].map((sign) => digitFor[sign] ?? sign).join('');
    if (isIban(corrected))
      found.push({ type: 'IBAN_CODE', start: match.index, end: match.index + match[0].length });
  }
  return found;
}
