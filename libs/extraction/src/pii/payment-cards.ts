import { around, type PiiMatch } from './match.ts';

/** Whether digits pass the Luhn check, which every payment card's number does. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
}

/** Prefixes and lengths of the networks' card numbers (ISO/IEC 7812 ranges of Visa, Mastercard, Amex, Discover, Diners, JCB). */
const cardShape =
  /^(?:4\d{15}(?:\d{3})?|(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}|3[47]\d{13}|6(?:011|5\d{2}|4[4-9]\d)\d{12}(?:\d{3})?|3(?:0[0-5]|[68]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|(?:2131|1800)\d{11})$/;

const candidate =
  /(?<![\d.,$€£-])(?:\d{4}[ .-]\d{4}[ .-]\d{4}[ .-]\d{1,7}|\d{4}[ .-]\d{6}[ .-]\d{4,5}|\d{12,19})(?![\d.,-]?\d)/g;
const cardWords =
  /\b(?:cards?|credit|debit|visa|master ?card|maestro|amex|american express|diners|discover|jcb|cc|karte|carte|tarjeta|pan)\b/i;

/**
 * Payment cards: their check sum, and a network's prefix or a word for a card close by. Numbers in groups parted by
 * spaces need the word: four columns of a table can look like that. So do 12 and 13 digits, which bar codes have.
 */
export function findCards(text: string): PiiMatch[] {
  const found: PiiMatch[] = [];
  for (const match of text.matchAll(candidate)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const digits = match[0].replace(/\D/g, '');
    if (!passesLuhn(digits) || /^0+$/.test(digits)) continue;
    const { before, after } = around(text, span, 60, 40);
    const named = cardWords.test(before) || cardWords.test(after);
    const certainForm = cardShape.test(digits) && !/[ .]/.test(match[0]);
    if (named || certainForm) found.push({ type: 'CREDIT_CARD', ...span });
  }
  return found;
}
