import { partOf, type DocumentLine, type Found } from './document-lines.ts';

/** Lengths of the countries' IBANs (ISO 13616 registry): a right check sum at the wrong length is chance. */
const lengths: Record<string, number> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BR: 29,
  BY: 28,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  DO: 28,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  GT: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IQ: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LC: 32,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MR: 27,
  MT: 31,
  MU: 30,
  NL: 18,
  NO: 15,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  SA: 24,
  SC: 31,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  TN: 24,
  TR: 26,
  UA: 29,
  VA: 22,
  VG: 24,
  XK: 20,
};

/** Whether the letters and digits form a valid IBAN: the country's length and remainder 1 modulo 97. */
export function isIban(compact: string): boolean {
  if (lengths[compact.slice(0, 2)] !== compact.length || !/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(compact))
    return false;
  let remainder = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const digits = /\d/.test(character) ? character : String(character.charCodeAt(0) - 55);
    for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder === 1;
}

/** Valid IBANs in a text, spaces within allowed; offsets span the printed form. */
export function findIbans(text: string): { iban: string; start: number; end: number }[] {
  const found: { iban: string; start: number; end: number }[] = [];
  for (const match of text.matchAll(/(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}/gi)) {
    const length = lengths[match[0].slice(0, 2).toUpperCase()];
    if (length === undefined) continue;
    let taken = 0;
    let end = match.index;
    for (const character of match[0]) {
      if (taken === length) break;
      if (/[A-Za-z0-9]/.test(character)) taken++;
      end++;
    }
    const iban = text.slice(match.index, end).replace(/[ -]/g, '').toUpperCase();
    if (isIban(iban) && !/[A-Za-z0-9]/.test(text[end] ?? '')) found.push({ iban, start: match.index, end });
  }
  return found;
}

/** The first valid IBAN of a document. */
export function ibanOf(lines: readonly DocumentLine[]): Found<string> | undefined {
  for (const line of lines) {
    const [found] = findIbans(line.text);
    if (found) return { value: found.iban, run: partOf(line, found.start, found.end), certainty: 0.99 };
  }
  return undefined;
}
