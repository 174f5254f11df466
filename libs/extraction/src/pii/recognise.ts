import type { PiiType } from '@gemmavision/domain/documents';
import { findIbans } from '../keyinfo/index.ts';

/** A stretch of a text; offsets count UTF-16 units, `end` is exclusive. */
export interface PiiMatch {
  type: PiiType;
  start: number;
  end: number;
}

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
  /^(?:4\d{12}(?:\d{3}){0,2}|(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}|3[47]\d{13}|6(?:011|5\d{2}|4[4-9]\d)\d{12}|3(?:0[0-5]|[68]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12})$/;

interface Recogniser {
  type: PiiType;
  pattern: RegExp;
  /** What the form alone cannot tell. */
  holds?: (text: string) => boolean;
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

/**
 * One row a kind. A figure of a statement is none of them: amounts have separators of thousands or decimals, cards
 * come in groups of four and pass a check sum, social security numbers have their two hyphens.
 */
const recognisers: readonly Recogniser[] = [
  {
    type: 'EMAIL_ADDRESS',
    pattern: /(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w@])/giu,
  },
  {
    type: 'CREDIT_CARD',
    pattern:
      /(?<![\d.,$€£-])(?:\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{1,7}|3\d{3}[ -]\d{6}[ -]\d{4,5}|\d{13,19})(?![\d.,-]?\d)/g,
    holds: (text) => cardShape.test(digitsOf(text)) && passesLuhn(digitsOf(text)),
  },
  {
    type: 'US_SSN',
    pattern: /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g,
    // Never issued: area 000, 666 and 900 to 999, group 00, serial 0000.
    holds: (text) => !/^(?:000|666|9\d\d)|-00-|-0000$/.test(text),
  },
  {
    type: 'IP_ADDRESS',
    pattern: /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)/g,
    holds: (text) => text.split('.').every((part) => Number(part) <= 255 && !/^0\d/.test(part)),
  },
];

/** The structured personal data in a text, in order, without overlaps. */
export function findPii(text: string): PiiMatch[] {
  const found: PiiMatch[] = findIbans(text).map(({ start, end }) => ({ type: 'IBAN_CODE', start, end }));
  for (const { type, pattern, holds } of recognisers) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (holds && !holds(match[0])) continue;
      if (found.every((other) => end <= other.start || other.end <= start)) found.push({ type, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
